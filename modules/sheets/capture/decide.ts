import type { Actor } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { QUICK } from '../../elections/index.ts';
import { judgeOf } from '../contest.ts';
import { acceptIn } from '../intake/accept.ts';
import { isBlank, judgeAgainstRoll, type Verdict } from '../rules/judge.ts';
import { readFrom } from './reading.ts';
import { isOfStation, stateAfter } from './rules/moves.ts';
import { settle, type EntryKind, type Settlement } from './rules/settle.ts';
import { entriesOf, holdCase, insertEntry, saveCase, supersedeEntries, type EntryDetails, type EntryRow, type SheetAt, type SheetCase } from './store.ts';

/** What somebody reads on a sheet. `cells` = positions that were asked, null = all; figures in the order of the form. */
export type Saying = SheetAt & EntryDetails & {
  readonly actor: Actor; readonly kind: EntryKind; readonly cells: readonly number[] | null; readonly figures: readonly (number | null)[];
};

/** `settlement`: what follows from all that is said now; `number` and `hash`: of the entry that was written. */
export type Said = { readonly case: SheetCase; readonly settlement: Settlement; readonly number: number; readonly broken: number; readonly hash: string | null };

/** What one of the station's people may say of one sheet: far more than they need. Counted by person, so that no phone can keep the others from speaking. */
export const MOST_ENTRIES = 200;

export const nameOf = ({ contest, place }: SheetAt): string => `TPS ${String(place.station).padStart(3, '0')} ${place.village} · ${contest.name}`;

/**
 * Puts down what somebody reads on a sheet, weighs all opinions of the round, and moves the case; where people agree, the
 * figures become the version that counts. The caller has checked the right and writes the trail. All in its transaction,
 * which must end with it: after a problem nothing of the transaction may be kept.
 * Problems: value_missing (nothing at all was read), same_eyes, sheet_accepted, conflict (nobody of this kind may speak now), entries_full.
 */
export async function say(tx: Tx, saying: Saying): Promise<Result<Said>> {
  const before = await holdCase(tx, saying);
  return sayTo(tx, saying, before, await entriesOf(tx, saying));
}

/** The same for who holds the case already and has read its entries. */
export async function sayTo(tx: Tx, saying: Saying, before: SheetCase, entries: readonly EntryRow[]): Promise<Result<Said>> {
  const refused = whyNot(saying, before, entries);
  if (refused) return fail(refused);
  const earlier = entries.filter((one) => one.round === before.round && one.standing !== 'superseded' && isSameSpeaker(one, saying));
  const word = wholeWord(saying, earlier.findLast(({ standing }) => standing === 'current'));
  const number = before.entries + 1;
  const broken = judged(saying, word.figures).broken;
  await supersedeEntries(tx, saying, earlier.map((one) => one.number));
  const { actor, kind } = saying;
  const read = isOfStation(kind) ? null : await readFrom(tx, saying, { ...word, number, round: before.round, kind, person: actor.id });
  await insertEntry(tx, saying, { ...saying, ...word, ...read, number, round: before.round, kind, standing: 'current', person: actor.id, device: actor.device, signed: actor.signed, broken });
  const opinions = [...opinionsOf(entries, before.round).filter((one) => !earlier.includes(one)).map((one) => ({ ...one, person: one.eyes })), { ...word, kind, person: actor.id }];
  const { contest } = saying;
  const settlement = settle(opinions, contest.form.cells.length, contest.publication, (figures) => judged(saying, figures).hard);
  const state = stateAfter(before.state, kind, settlement.state);
  if (!state) return fail(problem('conflict', { thing: nameOf(saying) }));
  const after = moved({ ...before, entries: number }, saying, state, settlement);
  const counted = state === 'accepted' && settlement.state === 'accepted' ? await accept(tx, saying, before, entries, settlement.figures) : ok(before.acceptedVersion);
  if (!counted.ok) return counted;
  const now = { ...after, acceptedVersion: counted.value };
  await saveCase(tx, saying, now);
  return ok({ case: now, settlement, number, broken, hash: read?.hash ?? saying.hash ?? null });
}

/** What the figures of a sheet break, also against the roll. */
export const judged = ({ contest, place }: SheetAt, figures: readonly (number | null)[]): Verdict =>
  judgeAgainstRoll(judgeOf(contest), figures, place.dptTotal, place.unitType, contest.parameters.exempt[place.unitType] ?? []);

/** What decides: of this round, and not taken back or put aside. */
export const opinionsOf = (entries: readonly EntryRow[], round: number): EntryRow[] =>
  entries.filter((one) => one.round === round && one.standing === 'current');

/** A station speaks with one voice; every reader, and the machine, for themselves. */
const isSameSpeaker = (one: EntryRow, { kind, actor }: Saying): boolean =>
  isOfStation(one.kind) ? isOfStation(kind) : one.kind === 'machine' ? kind === 'machine' : kind !== 'machine' && one.eyes === actor.id;

/** Who is asked for some cells only keeps their word on the others. */
function wholeWord({ cells, figures }: Saying, earlier: EntryRow | undefined): { cells: readonly number[] | null; figures: readonly (number | null)[] } {
  if (cells === null || !earlier) return { cells, figures };
  const asked = new Set(cells);
  const all = earlier.cells === null ? null : [...new Set([...earlier.cells, ...cells])].sort((a, b) => a - b);
  return { cells: all, figures: figures.map((figure, at) => (asked.has(at) ? figure : (earlier.figures[at] ?? null))) };
}

function whyNot(saying: Saying, { state }: SheetCase, entries: readonly EntryRow[]): Problem | null {
  const { kind, actor, cells, figures } = saying;
  const thing = nameOf(saying);
  if (state === 'accepted') return problem('sheet_accepted', { thing });
  const full = isOfStation(kind) ? isFull(saying, entries) : null;
  if (full) return full;
  if (cells === null && isBlank(figures)) return problem('value_missing', { row: 1, column: 'figures' });
  const crossed = kind !== 'machine' && entries.some((one) => one.kind !== 'machine' && one.eyes === actor.id && isOfStation(one.kind) !== isOfStation(kind));
  return crossed ? problem('same_eyes') : null;
}

/** Why somebody of the station may put down no more on this sheet; null = they may. */
export function isFull(at: SheetAt & { readonly actor: Actor }, entries: readonly EntryRow[]): Problem | null {
  const count = entries.filter(({ person }) => person === at.actor.id).length;
  return count >= MOST_ENTRIES ? problem('entries_full', { thing: nameOf(at), count }) : null;
}

/** The case in its new state; a task is done once its reader spoke, and stays handed out only as long as it is still to be read. */
function moved(before: SheetCase, { kind, actor }: Saying, state: SheetCase['state'], settlement: Settlement): SheetCase {
  if (kind === 'machine' && state === before.state) return before;
  const differing = state !== 'different' ? [] : settlement.state === 'different' ? settlement.cells : before.differing;
  const stays = before.taskKind !== null && before.taskPerson !== actor.id && state === before.state && state === (before.taskKind === 'second' ? 'entered' : 'different');
  return {
    ...before, ...(stays ? {} : NO_TASK), state, differing, returnedTo: null, asked: null, note: null,
    since: state === before.state ? before.since : new Date(),
  };
}

export const NO_TASK = { task: null, taskKind: null, taskPerson: null, taskUntil: null } as const;

/** The version that counts; of a sheet that was opened again, with the reason for that. */
async function accept(tx: Tx, saying: Saying, { round, reopenedFor }: SheetCase, entries: readonly EntryRow[], figures: readonly (number | null)[]): Promise<Result<number>> {
  const { contest, place, actor, kind } = saying;
  const word = isOfStation(kind) ? { device: actor.device ?? null } : entries.findLast((one) => isOfStation(one.kind) && one.standing === 'current');
  const reason = round > 1 ? `Putaran ${round}: ${reopenedFor ?? 'dibuka lagi'}` : null;
  const done = await acceptIn(tx, { actor, contest, channel: QUICK, origin: word?.device ? 'phone' : 'paper', command: 'sheets.accept' },
    [{ village: place.village, station: place.station, figures, provenance: null, reason }]);
  if (!done.ok) return done;
  const [outcome] = done.value;
  if (!outcome) throw new Error('an accepted sheet got no version');
  return ok(outcome.version);
}
