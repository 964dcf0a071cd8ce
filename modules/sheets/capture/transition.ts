import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { nameOf, NO_TASK, opinionsOf } from './decide.ts';
import { isOfStation } from './rules/moves.ts';
import { nextState } from './states.ts';
import { entriesOf, holdCase, lockCase, saveCase, supersedeEntries, type SheetAt, type SheetCase } from './store.ts';

/** What happens to a sheet besides somebody's reading of it. */
export type Happening =
  /** A photo arrived; `complete` where every page now has a photo that is not in doubt; `replaced` where another one stood on its page until now: what was read until then was read of that one. */
  | { readonly event: 'photographed'; readonly complete: boolean; readonly replaced: boolean }
  /** The station's people are asked again, and what was read of its photos until now says nothing any more: `why` of a closed set (SHEET_FAULTS), `note` in somebody's words; `complete` where all pages still have a photo that is not in doubt. */
  | { readonly event: 'unreadable' | 'photo_gone'; readonly why: string; readonly note: string | null; readonly complete?: boolean }
  /** The photos that took the place of others show the figures that count. */
  | { readonly event: 'compared' }
  /** An accepted sheet is looked at anew: a new round, in which nothing has been said yet. The figures stay until new ones are agreed on. */
  | { readonly event: 'reopened'; readonly reason: string };

/**
 * Moves the case of a sheet over CASE_STEPS and takes back what was handed out of it. The caller has checked the right and
 * writes the trail. Problem: conflict, where the table knows no such step; then nothing of the transaction may be kept.
 */
export async function transition(tx: Tx, at: SheetAt, happening: Happening): Promise<Result<SheetCase>> {
  const before = happening.event === 'photographed' ? await holdCase(tx, at) : await lockCase(tx, at);
  const state = before && nextState(before.state, happening.event, await goal(tx, at, before, happening));
  if (!state) return fail(problem('conflict', { thing: nameOf(at) }));
  const since = state === before.state ? before.since : new Date();
  const now: SheetCase = { ...before, state, since, ...changesOf(before, happening, state) };
  await saveCase(tx, at, now);
  if (happening.event === 'photographed' ? happening.replaced && state !== 'accepted' : state === 'asked_again') await takeBackReadings(tx, at, before.round);
  return ok(now);
}

/** Who read photos that are in doubt, or stand no more, may have read another sheet: the station's word stays, and is read again by others. */
async function takeBackReadings(tx: Tx, at: SheetAt, round: number): Promise<void> {
  const readings = opinionsOf(await entriesOf(tx, at), round).filter(({ kind }) => !isOfStation(kind));
  await supersedeEntries(tx, at, readings.map(({ number }) => number));
}

/** A difference is one no more when its readings are taken back; where complete photos lead after a sheet was asked again depends on whether its figures are there. */
async function goal(tx: Tx, at: SheetAt, { state, round }: SheetCase, happening: Happening): Promise<'entered' | 'different' | 'photographed' | undefined> {
  if (happening.event !== 'photographed') return undefined;
  if (state === 'different') return happening.replaced ? 'entered' : 'different';
  if (state !== 'asked_again' || !happening.complete) return undefined;
  const has = opinionsOf(await entriesOf(tx, at), round).some(({ kind }) => isOfStation(kind));
  return has ? 'entered' : 'photographed';
}

function changesOf({ round, state: from, photosReplacedAt }: SheetCase, happening: Happening, state: SheetCase['state']): Partial<SheetCase> {
  switch (happening.event) {
    case 'photographed': return {
      readable: happening.complete,
      // A photo alone answers no question until all are there.
      ...(from === 'asked_again' && state !== from ? { asked: null, note: null } : {}),
      // Whoever reads the sheet at this moment goes on with it, as long as all that they were shown stands.
      ...(happening.replaced && from !== 'asked_again' && from !== 'accepted' ? { ...NO_TASK, returnedTo: null, differing: [], note: null } : {}),
      // Figures that count are never changed by a photo, and never silently stand beside another one.
      ...(happening.replaced && from === 'accepted' ? { photosReplacedAt: photosReplacedAt ?? new Date() } : {}),
    };
    case 'unreadable':
    case 'photo_gone': return { ...NO_TASK, readable: happening.complete ?? false, asked: happening.why, note: happening.note, returnedTo: null, differing: [] };
    case 'compared': return { photosReplacedAt: null };
    case 'reopened': return { ...NO_TASK, round: round + 1, reopenedFor: happening.reason, note: happening.reason, differing: [], returnedTo: null, photosReplacedAt: null };
  }
}
