import type { AuditNote } from '../../../kernel/audit/trail.ts';
import { command, type Command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { codesOf, recordFromFigures } from '../../forms/index.ts';
import { namesOf, refusedMeanwhile } from '../../people/index.ts';
import { holdBallot } from '../intake/commit.ts';
import { sameFigures } from '../rules/judge.ts';
import { SubmitEntry, type SubmittedEntry } from './contract.ts';
import { isFull, nameOf, sayTo } from './decide.ts';
import { placeOf, type PreparedEntry } from './prepare.ts';
import { isOfStation } from './rules/moves.ts';
import { entriesOf, holdCase, insertEntry, saveCase, type EntryRow, type EntryDetails, type SheetCase } from './store.ts';

/**
 * `sheets.enter`: the station's people say what their sheet says, on a phone or from the paper. The way for everything that
 * is not plainly the first entry of a sheet.
 * Problems: those of `prepareEntry`, reason_missing, sheet_accepted, same_eyes, entries_full, key_reused, device_refused (its phone was revoked while it waited).
 */
export const enterSheet = (entry: PreparedEntry): Command<SubmitEntry, SubmittedEntry> => command({
  name: 'sheets.enter', verb: 'sheets.enter', input: SubmitEntry,
  place: () => Promise.resolve(ok(placeOf(entry.contest, entry.input))),
  run: (tx) => enterIn(tx, entry),
  audit: (_, answer) => noteOf(entry, answer),
  fingerprint: () => entry.text,
});

export const noteOf = ({ contest, input, kind }: PreparedEntry, { outcome, number, state, broken, hash }: SubmittedEntry): AuditNote => ({
  place: { scheme: contest.scheme, path: input.village }, thing: `entry ${contest.id}/${input.village}/${input.station}`,
  details: { outcome, number, state, kind, broken, hash, reason: input.reason },
});

export const detailsOf = ({ input, hash }: PreparedEntry): EntryDetails => ({
  follows: input.after, reasons: input.reasons, reason: input.reason, hash, saidAt: new Date(input.saidAt),
  photos: input.photos.map(({ page, sha256 }) => `${page}:${sha256}`),
});

async function enterIn(tx: Tx, entry: PreparedEntry): Promise<Result<SubmittedEntry>> {
  await holdBallot(tx, entry.contest);
  const before = await holdCase(tx, entry);
  const refused = await refusedMeanwhile(tx, entry.actor);
  if (refused) return fail(refused);
  const entries = await entriesOf(tx, entry);
  const own = entries.filter(({ kind }) => isOfStation(kind));
  const word = own.findLast(({ standing }) => standing === 'current');
  if (word && !hasSeen(entry, own, word)) return besides(tx, entry, before, entries, word);
  const isAsked = before.state === 'asked_again' || before.returnedTo === 'first' || word?.round !== before.round;
  if (word && !isAsked && sameFigures(word.figures, entry.figures)) return ok(unchanged(before, word, entry));
  if (word && before.state !== 'accepted' && entry.input.reason === null) return fail(problem('reason_missing', { thing: nameOf(entry) }));
  const said = await sayTo(tx, { ...entry, ...detailsOf(entry), cells: null }, before, entries);
  if (!said.ok) return said;
  return ok(answerOf(entry, 'received', said.value.number, said.value.case.state, said.value.broken));
}

/**
 * True if the sender answers to the station's present word: they name its number, or that of their own entry that was put beside
 * it, for they were shown it then. Any other number, too low or made up, was never shown to them.
 */
const hasSeen = ({ actor, input: { after } }: PreparedEntry, own: readonly EntryRow[], word: EntryRow): boolean =>
  after === word.number || (after > word.number && own.some(({ number, standing, eyes }) => number === after && standing === 'aside' && eyes === actor.id));

export const answerOf = ({ verdict, hash }: PreparedEntry, outcome: SubmittedEntry['outcome'], number: number, state: SubmittedEntry['state'], broken: number = verdict.broken): SubmittedEntry =>
  ({ outcome, number, state, hash, broken: codesOf(broken), standing: null });

const unchanged = ({ state }: SheetCase, word: EntryRow, entry: PreparedEntry): SubmittedEntry =>
  ({ ...answerOf(entry, 'unchanged', word.number, state), hash: word.hash ?? entry.hash });

/** Who read a sheet again fills it in no more, not even beside the word of its people. */
const hasRead = (entries: readonly EntryRow[], person: string): boolean => entries.some((one) => one.kind !== 'machine' && !isOfStation(one.kind) && one.eyes === person);

/** What waits beside the station's word is compared by people: more than this of one person nobody can look through. */
const MOST_ASIDE = 20;

function tooManyAside(entry: PreparedEntry, entries: readonly EntryRow[]): Problem | null {
  const count = entries.filter(({ standing, person }) => standing === 'aside' && person === entry.actor.id).length;
  return count >= MOST_ASIDE ? problem('entries_full', { thing: nameOf(entry), count }) : null;
}

/** The sender had not seen the station's present word: the same is nothing new; another is kept beside it, for its people to compare. */
async function besides(tx: Tx, entry: PreparedEntry, before: SheetCase, entries: readonly EntryRow[], word: EntryRow): Promise<Result<SubmittedEntry>> {
  if (sameFigures(word.figures, entry.figures)) return ok(unchanged(before, word, entry));
  const { actor } = entry;
  if (hasRead(entries, actor.id)) return fail(problem('same_eyes'));
  const twin = entries.findLast((one) => isOfStation(one.kind) && one.standing === 'aside' && one.person === actor.id && sameFigures(one.figures, entry.figures));
  const number = twin?.number ?? before.entries + 1;
  if (!twin) {
    const full = isFull(entry, entries) ?? tooManyAside(entry, entries);
    if (full) return fail(full);
    await insertEntry(tx, entry, {
      ...detailsOf(entry), number, round: before.round, kind: entry.kind, standing: 'aside', person: actor.id, device: actor.device, signed: actor.signed,
      cells: null, figures: entry.figures, broken: entry.verdict.broken,
    });
    await saveCase(tx, entry, { ...before, entries: number });
  }
  const by = (await namesOf(tx, [word.person])).get(word.person) ?? word.person;
  const { form } = entry.contest;
  const differing = form.cells.filter(({ position }) => word.figures[position] !== entry.figures[position]).map(({ id }) => id);
  const standing = { number: word.number, by, figures: recordFromFigures(form, word.figures), differing };
  return ok({ ...answerOf(entry, 'aside', number, before.state), hash: twin?.hash ?? entry.hash, standing });
}
