import { createHash } from 'node:crypto';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { TableCell } from '../../../../kernel/tables/index.ts';
import { contestPage } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { momentAt } from '../../papers/frame.ts';
import type { MinutesPaper } from '../../papers/minutes.ts';
import { canonicalJson } from '../certificates/rules/canonical.ts';
import { namesOf as placesOf } from '../certificates/queries/document-frame.ts';
import type { ActList } from '../contract.ts';
import { labelsOf } from '../rules/objections.ts';
import { actName, actWords, type Known } from '../rules/minutes-words.ts';
import { attendanceOf, objectionsOf } from '../store/hall.ts';
import { actsPage, type ActRow, type Plenary } from '../store/plenaries.ts';
import { contestsOf, unitsOf } from '../store/units.ts';

const PIECE = 500;
/** Of those who came, what only those who lead may see. */
const HIDDEN = ['letter', 'person', 'mandate'];
const HIDING: readonly string[] = ['attend', 'correct_attendance'];

/** A page of the minutes, from the first on or from the newest back; `next` = where the next page goes on. */
export async function actList(db: Reader, plenary: Plenary, { after, order, limit }: { after: number; order: 'asc' | 'desc'; limit: number }, leads: boolean): Promise<ActList> {
  const rows = await actsPage(db, plenary.id, after, order, limit + 1);
  const shown = rows.slice(0, limit);
  const names = await namesOf(db, shown.map((row) => row.actor));
  return {
    rows: shown.map(({ actor: by, at, details, ...row }) => ({ ...row, by: names.get(by) ?? by, at: at.toISOString(), details: HIDING.includes(row.act) && !leads ? Object.fromEntries(Object.entries(details).filter(([key]) => !HIDDEN.includes(key))) : details })),
    total: plenary.acts, next: rows.length > limit ? shown.at(-1)?.number ?? null : null,
  };
}

/** The minutes whole, piece by piece, so that a long night fits into any house. */
async function* everyAct(db: Reader, plenary: Plenary): AsyncGenerator<ActRow & { readonly by: string }> {
  for (let after = 0; ;) {
    const rows = await actsPage(db, plenary.id, after, 'asc', PIECE);
    const names = await namesOf(db, rows.map((row) => row.actor));
    for (const row of rows) yield { ...row, by: names.get(row.actor) ?? row.actor };
    if (rows.length < PIECE) return;
    after = rows.at(-1)?.number ?? after;
  }
}

async function knownOf(db: Reader, plenary: Plenary): Promise<Known> {
  const [units, contests] = [await unitsOf(db, plenary), await contestsOf(db, plenary)];
  const labels = labelsOf(await objectionsOf(db, plenary.id));
  const people = new Map((await attendanceOf(db, plenary.id)).map(({ id, name }) => [id, name]));
  return { labels, people, places: new Map(units.map(({ path, name }) => [path, name])), contests: new Map(contests.map(({ id, name }) => [id, name])), cells: new Map(contests.map(({ id, form }) => [id, form.cells.map((cell) => cell.id)])) };
}

/** Every act as a row of a table: number, moment (ISO, and by the clock of the region), what, who, in words. */
export async function* minutesRows(db: Reader, plenary: Plenary): AsyncGenerator<TableCell[]> {
  const known = await knownOf(db, plenary);
  for await (const { number, act, at, by, details } of everyAct(db, plenary)) yield [number, at.toISOString(), momentAt(at.toISOString(), plenary.path), actName(act), by, actWords(act, details, known)];
}

/** The minutes for print: everything on paper, and the hash of it on every page. */
export async function minutesPaper(db: Reader, plenary: Plenary): Promise<MinutesPaper> {
  const known = await knownOf(db, plenary);
  const first = await contestPage(db, [...known.contests.keys()][0] ?? 0);
  if (!first.ok) throw new Error(`plenary ${plenary.id} adds up no contest`);
  const { slug, name, date } = first.value.event;
  const { region, ancestors } = await placesOf(db, plenary, []);
  const rows: MinutesPaper['rows'][number][] = [];
  for await (const { number, act, at, by, details } of everyAct(db, plenary)) rows.push({ number, at: at.toISOString(), what: actName(act), by, words: actWords(act, details, known) });
  const document = { event: { slug, name, date }, region, ancestors, level: plenary.level, place: plenary.place, agenda: plenary.agenda, rows };
  return { ...document, writtenAt: rows.at(-1)?.at ?? new Date(0).toISOString(), hash: createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex') };
}
