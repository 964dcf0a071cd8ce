import { z } from 'zod';
import { ofEvent, type Actor, type Place } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { PlenaryState } from '../states.ts';
import { lockPlenary, plenaryById, sharePlenary, type Plenary } from '../store/plenaries.ts';

export const PlenaryId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const unknownPlenary = problem('not_found', { thing: { id: 'Rapat pleno', en: 'Plenary' } });

/** Where rights on a plenary are checked: its region, within its election. */
export const placeOf = ({ scheme, path, slug }: Pick<Plenary, 'scheme' | 'path' | 'slug'>): Place => ({ scheme, path, within: ofEvent(slug) });

const STATE_WORDS: Readonly<Record<PlenaryState, Text>> = {
  planned: { id: 'belum dibuka', en: 'not opened yet' }, open: { id: 'sedang berlangsung', en: 'open' },
  paused: { id: 'sedang diskors', en: 'in recess' }, closed: { id: 'sudah ditutup', en: 'closed' },
};
export const wrongState = (plenary: Plenary): Problem => problem('plenary_state', { state: STATE_WORDS[plenary.state] });

/** Why nothing happens with it in the house of a hall; null where it goes on. */
export const barredBy = ({ barred }: Plenary): Problem | null => (barred === null ? null : problem(barred === 'copy' ? 'hall_only' : 'hall_finished'));

type Act<I, O> = {
  readonly name: `recapitulation.${string}`;
  readonly input: z.ZodType<I>;
  /** `alone`: no other act goes on meanwhile; `beside`: groups act side by side, each on its own lines. */
  readonly hold: 'alone' | 'beside';
  readonly during: readonly PlenaryState[];
  /** Where the right is needed, if not at the plenary itself. */
  readonly at?: (plenary: Plenary) => Place;
  run(tx: Tx, actor: Actor, plenary: Plenary, input: I): Promise<Result<O>>;
  details(input: I, output: O): Readonly<Record<string, unknown>>;
  /** See `Command`. */
  leavesNoEntry?(output: O): boolean;
  /** What tells one request from another where the input is a whole file. */
  fingerprint?(input: I): unknown;
};

/** An act of whoever leads a plenary: it is held, its state is looked at, and the trail tells of it as `plenary 7`. */
export const act = <I extends { readonly id: number }, O>({ name, input, hold, during, at = placeOf, run, details, fingerprint, leavesNoEntry }: Act<I, O>): Command<I, O> => command<I, O>({
  name, verb: 'recapitulation.lead', input,
  async place(tx, { id }) {
    const plenary = await plenaryById(tx, id);
    return plenary ? ok(at(plenary)) : fail(unknownPlenary);
  },
  async run(tx, actor, asked) {
    const plenary = await (hold === 'alone' ? lockPlenary : sharePlenary)(tx, asked.id);
    if (!plenary) return fail(unknownPlenary);
    const barred = barredBy(plenary);
    if (barred) return fail(barred);
    return during.includes(plenary.state) ? run(tx, actor, plenary, asked) : fail(wrongState(plenary));
  },
  audit: (asked, output, place) => ({ place, thing: `plenary ${asked.id}`, details: details(asked, output) }),
  ...(fingerprint ? { fingerprint } : {}), ...(leavesNoEntry ? { leavesNoEntry } : {}),
});
