import { may, ofEvent, type Actor } from '../../../kernel/access.ts';
import type { Db, Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestContext, type ContestContext } from '../../elections/index.ts';
import { namesOf } from '../../people/index.ts';
import { arrivedAt, copyOfSheet, countsAnywhere, entryNumbers, placeIn, seesEntries, type SheetAt } from '../../sheets/index.ts';
import type { CopyAnswer, StatementList, StatementQuery, StatementView } from '../contract.ts';
import { publicKeyOf } from '../store/keys.ts';
import { lastStatements, statementsAt, type StatementRow, type StatementsOf } from '../store/statements.ts';
import { contestantsOf } from './contestants.ts';

type Where = { readonly village: string; readonly station: number };

/** What witnesses and supervisors said of one sheet's copies. Problems: not_found, not_allowed, region_unknown, value_unknown. */
export async function statementsOf(db: Db, actor: Actor, contestId: number, where: Where, page: StatementQuery): Promise<Result<StatementList>> {
  const found = await sheetFor(db, actor, 'supervision.read', contestId, where);
  if (!found.ok) return found;
  const at = found.value;
  const rows = await describe(db, at, await statementsAt(db, sheetOf(at), page));
  const after = rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null;
  if (seesEntries(actor, placeOf(at.contest, where)) || await countsAnywhere(db, at.contest, at.place.villageId, at.place.station)) return ok({ rows, after });
  return ok({ rows: rows.map((row) => (row.person.id === actor.id ? row : unsaid(row))), after });
}

/** That somebody spoke, and how; nothing of what they read. */
const unsaid = (row: StatementView): StatementView =>
  (row.reason === null && Object.keys(row.figures).length === 0 ? row : { ...row, figures: {}, reason: null, hidden: true });

/** What each person said last, without asking for a right: for whoever has asked already (the plenary's line). */
export const describeStatements = async (db: Reader, at: SheetAt): Promise<StatementView[]> => describe(db, at, await lastStatements(db, sheetOf(at)));

const sheetOf = ({ contest, place }: SheetAt): StatementsOf => ({ contestId: contest.id, villageId: place.villageId, station: place.station });

async function describe(db: Reader, at: SheetAt, rows: readonly StatementRow[]): Promise<StatementView[]> {
  const people = await namesOf(db, rows.map(({ person }) => person));
  const contestants = await contestantsOf(db, { id: at.contest.eventId, scheme: at.contest.scheme }, rows.map((row) => ({ ...row, path: at.place.village })));
  const numbers = await entryNumbers(db, at, rows.map(({ copyOf }) => copyOf));
  const arrived = await arrivedAt(db, at, rows.flatMap(({ photos }) => photos));
  return rows.map((row): StatementView => ({
    id: row.id, person: { id: row.person, name: people.get(row.person) ?? row.person }, kind: row.kind ?? 'unmandated',
    contestant: withType(row.contestType, contestants.get(row.id)),
    statement: row.statement, figures: row.figures, reason: row.reason, photos: row.photos, missing: row.photos.filter((sha256) => !arrived.has(sha256)), hidden: false, copyOf: row.copyOf, entryNumber: numbers.get(row.copyOf) ?? null,
    saidAt: row.saidAt?.toISOString() ?? null, receivedAt: row.receivedAt.toISOString(), signed: row.isSigned,
  }));
}

const withType = (type: StatementRow['contestType'], one: { readonly number: number; readonly name: string } | undefined): StatementView['contestant'] => (type === null || !one ? null : { type, ...one });

/** The newest word of the station on one sheet, or the very entry that is asked for, for those who watch there. `not_found` while it has not arrived. */
export async function copyFor(db: Db, actor: Actor, contestId: number, { hash, ...where }: Where & { readonly hash?: string | undefined }): Promise<Result<CopyAnswer>> {
  const at = await sheetFor(db, actor, 'supervision.witness', contestId, where);
  if (!at.ok) return at;
  const copy = await copyOfSheet(db, at.value, hash);
  if (!copy) return fail(problem('not_found', { thing: { id: 'Salinan lembar ini', en: 'A copy of this sheet' } }));
  const [key, names] = [copy.device === null ? null : await publicKeyOf(db, copy.device), await namesOf(db, [copy.by])];
  const standing = copy.standing === 'current' ? null : await copyOfSheet(db, at.value);
  return ok({
    text: copy.text, hash: copy.hash, signature: copy.signature?.toString('base64url') ?? null, message: copy.message, device: copy.device,
    publicKey: key?.toString('base64url') ?? null, by: names.get(copy.by) ?? copy.by,
    number: copy.number, standing: copy.standing, replacedBy: standing?.number ?? null,
  });
}

async function sheetFor(db: Db, actor: Actor, verb: 'supervision.read' | 'supervision.witness', contestId: number, where: Where): Promise<Result<SheetAt>> {
  const contest = await contestContext(db, contestId);
  if (!contest.ok) return contest;
  if (!may(actor, verb, placeOf(contest.value, where))) return fail(problem('not_allowed', { verb }));
  const place = await placeIn(db, contest.value, where);
  return place.ok ? ok({ contest: contest.value, place: place.value }) : place;
}

const placeOf = ({ scheme, event }: ContestContext, { village, station }: Where) => ({ scheme, path: `${village}/${station}`, within: ofEvent(event) });
