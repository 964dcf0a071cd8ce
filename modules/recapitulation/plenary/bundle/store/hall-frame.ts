import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestPage, type ContestContext } from '../../../../elections/index.ts';
import { namesOf } from '../../../../people/index.ts';
import { objectionsSince } from '../../../../supervision/index.ts';
import { documentFrame } from '../../certificates/queries/document-frame.ts';
import type { DocumentFrame } from '../../certificates/rules/document.ts';
import { addsStations, touches } from '../../rules/levels.ts';
import type { Stated } from '../../rules/objections.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { cameIn } from '../../store/taken-up.ts';
import { contestsOf, unitsOf } from '../../store/units.ts';
import { contestOf } from '../rules/merge.ts';
import type { Frame } from '../rules/told/frame.ts';
import type { BundleRecord } from './bundles.ts';
import type { RawAct } from './hall-house.ts';
import { belowThen, knownThen } from './known-then.ts';
import { lineKey, snapshotOf } from './snapshot.ts';

/** What the office knows of a plenary whose copy came back with these acts. */
export async function frameOf(db: Reader, plenary: Plenary, record: BundleRecord, acts: readonly RawAct[]): Promise<Frame> {
  const [contests, units, office] = [await contestsOf(db, plenary), await unitsOf(db, plenary), await snapshotOf(db, plenary.id)];
  const stations = addsStations(plenary.level) ? await stationsOf(db, plenary.rollId, units.map(({ id }) => id)) : new Map(units.map(({ id }) => [id, [0]]));
  const due = contests.flatMap((contest) => units.filter(({ path }) => touches(contest, path)).flatMap(({ id, path }) => (stations.get(id) ?? []).map((station) => lineKey({ contest_id: contest.id, region: path, station }))));
  const standing = await linesOf(db, plenary.id);
  const places = new Map([...standing.map(({ id, path, name }) => ({ id, path, name })), ...units.map(({ id, path, name }) => ({ id, path, name }))].map((one) => [one.path, one]));
  const lines = new Set([...due, ...standing.map(({ key }) => key)]);
  const [before, held] = [await actsBefore(db, plenary.id, record.baseActs), new Map(contests.map((contest) => [contest.id, contest]))];
  return {
    plenary, base: record.base, contests: held, units: new Map(units.map((unit) => [unit.path, unit])), places, contestants: await contestantsOf(db, contests), lines, office, before,
    known: await knownThen(db, acts, places, record.takenAt), below: addsStations(plenary.level) ? new Map() : await belowThen(db, [...held.keys()], [...places.values()], record.takenAt),
    papers: await papersOf(db, plenary, record, acts, { contests: held, places, lines }), officers: await namesOf(db, record.officers), stated: await statedThen(db, acts, [...held.keys()], places, record.takenAt),
  };
}

async function contestantsOf(db: Reader, contests: readonly ContestContext[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id, type } of contests) {
    const page = await contestPage(db, id);
    if (page.ok) for (const { number, name } of page.value.contestants) if (!names.has(`${type}/${number}`)) names.set(`${type}/${number}`, name);
  }
  return names;
}

/** What D.Hasil of each contest that the hall drew up tells besides lines, people and objections: by this office, at the place where it was held when the copy left. */
async function papersOf(db: Reader, plenary: Plenary, { baseActs }: BundleRecord, acts: readonly RawAct[], { contests, places, lines }: Pick<Frame, 'contests' | 'places' | 'lines'>): Promise<Map<number, DocumentFrame>> {
  const papers = new Map<number, DocumentFrame>();
  const drawn = new Set(acts.flatMap(({ act, details }) => (act === 'certificate_draw_up' ? [details['contest']] : [])));
  const moved = await db.selectFrom('plenary_act').select('details').where('plenary_id', '=', plenary.id).where('act', '=', 'change_plan').where('number', '>', baseActs).orderBy('number').limit(1).executeTakeFirst();
  const place = (moved?.details['before'] as { place?: string } | undefined)?.place ?? plenary.place;
  for (const contest of contests.values()) {
    if (!drawn.has(contest.id)) continue;
    const below = [...new Set([...lines].flatMap((key) => (contestOf(key) === contest.id ? places.get(key.split('/')[1] ?? '')?.id ?? [] : [])))];
    papers.set(contest.id, await documentFrame(db, { ...plenary, place }, contest, below.map((regionId) => ({ regionId })), 1));
  }
  return papers;
}

/** Acts of the office until the copy left from which a thing of then can be told, where it changed since. */
async function actsBefore(db: Reader, plenary: number, baseActs: number): Promise<RawAct[]> {
  const { rows } = await sql<{ act: RawAct }>`SELECT to_jsonb(a) - 'plenary_id' || jsonb_build_object('digest', '') AS act FROM plenary_act a WHERE plenary_id = ${plenary} AND number <= ${baseActs} AND ${cameIn('a')}
    AND act IN ('confirm', 'correct', 'undo', 'raise_objection', 'correct_objection', 'answer_objection', 'attend', 'leave', 'correct_attendance', 'certificate_sign', 'certificate_add_signer') ORDER BY number`.execute(db);
  return rows.map(({ act }) => act);
}

/** What was objected at the stations, where the hall took any of it up. */
async function statedThen(db: Reader, acts: readonly RawAct[], contests: readonly number[], places: Frame['places'], since: Date): Promise<Map<number, Stated>> {
  if (!acts.some(({ act, details }) => act === 'raise_objection' && details['statement'] !== undefined)) return new Map();
  const paths = new Map([...places.values()].map(({ id, path }) => [id, path]));
  const found = await objectionsSince(db, contests, [...paths.keys()], since);
  const names = await namesOf(db, found.map(({ person }) => person));
  return new Map(found.map(({ id, contestId: contest, villageId, station, person, reason: words }) => [id, { contest, region: paths.get(villageId) ?? '', station, words, by: [names.get(person) ?? person, person] }]));
}

async function stationsOf(db: Reader, roll: number, villages: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ village: number; stations: number[] }>`SELECT village_id AS village, array_agg(number::int) AS stations FROM polling_station WHERE roll_id = ${roll} AND village_id = ANY(${[...villages]}::int[]) GROUP BY village_id`.execute(db);
  return new Map(rows.map(({ village, stations }) => [village, stations]));
}

/** Lines that stand already, also of a station that the roll does not name any more. */
async function linesOf(db: Reader, plenary: number): Promise<{ key: string; id: number; path: string; name: string }[]> {
  const { rows } = await sql<{ key: string; id: number; path: string; name: string }>`SELECT 'line:' || l.contest_id || '/' || r.path || '/' || l.station AS key, r.id, r.path, r.name FROM plenary_line l JOIN region r ON r.id = l.region_id WHERE l.plenary_id = ${plenary}`.execute(db);
  return rows;
}
