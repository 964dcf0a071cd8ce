import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import { composeRecapitulation } from '../../compose.ts';
import { plenaryById } from '../store/plenaries.ts';
import { packBundle, unwrap } from './file/pack.ts';
import { unpackBundle } from './file/unpack.ts';
import { headerOf } from './fixtures/forger.ts';
import { chainedFast, longNight } from './fixtures/long-night.ts';
import { at, bringBack, carry, HERE, plantOffice, PPK } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';
import { replay } from './rules/told/index.ts';
import { bundleById } from './store/bundles.ts';
import { frameOf } from './store/hall-frame.ts';
import type { RawAct } from './store/hall-house.ts';
import { Snapshot } from './store/snapshot.ts';

const [STATIONS, ROUNDS] = [30, 2];
let office: TestDatabase;
let id = 0;
let bundle = '';
let acts: RawAct[];
let snapshot: Snapshot;
let pack: (told: readonly RawAct[]) => Promise<Buffer>;

beforeAll(async () => {
  composeRecapitulation();
  const made = await plantOffice();
  ({ office, id } = made);
  await sql`INSERT INTO polling_station (roll_id, village_id, number, voters_male, voters_female) SELECT roll.id, r.id, n, 125, 125 FROM roll, region r, generate_series(3, ${STATIONS}::int) n WHERE r.scheme = 'uji' AND r.level = 'village' AND starts_with(r.path, ${HERE})`.execute(office.db);
  await at(office.db, id).open();
  const carried = await carry(office.db, id);
  ({ bundle } = carried);
  const { key } = await headerOf(carried.file, carried.password);
  const rows = must(await unpackBundle(must(unwrap(await bringBack(carried.hall.db), 'back'))));
  await carried.hall.close();
  const header = rows.get('header')?.[0] as { after: number };
  const { rows: places } = await sql<{ id: number; path: string; name: string }>`SELECT id, path, name FROM region WHERE scheme = 'uji' AND level = 'village' AND starts_with(path, ${HERE}) ORDER BY path`.execute(office.db);
  const night = longNight(made.contests, places, { stations: STATIONS, rounds: ROUNDS, after: header.after, actor: PPK.id, at: new Date().toISOString() });
  snapshot = Snapshot.parse({ ...(rows.get('snapshot')?.[0] as object), lines: night.lines });
  const last = { number: header.after + night.acts.length + 1, act: 'close', actor: PPK.id, at: new Date().toISOString(), details: {} };
  acts = await chainedFast(office.db, bundle, [...night.acts, last]);
  pack = (told) => packBundle('back', bundle, Buffer.from(key, 'base64'), [{ t: 'header', r: { ...header, acts: told.length } }, { t: 'snapshot', r: snapshot }, ...told.map((r) => ({ t: 'act', r }))]);
}, 300_000);
afterAll(() => office.close());
afterEach(() => { vi.restoreAllMocks(); });

/** A clock by which every piece of work, however small, has taken its time: so that turns are counted, whatever the machine. */
function everyPieceIsLong(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
}
/** Somebody else at the door, who is served whenever the work lets them; `each` is told every time. Answers how often that was. */
async function besides(work: () => Promise<unknown>, each: () => void = () => undefined): Promise<number> {
  let [turns, isOver] = [0, false];
  const knock = (): void => {
    turns++;
    each();
    if (!isOver) setImmediate(knock);
  };
  setImmediate(knock);
  await work();
  isOver = true;
  return turns;
}

describe('a file as long as a night, whose flaw is in its last act', () => {
  it('is refused, and without that act it is let in', async () => {
    const plenary = (await plenaryById(office.db, id))!;
    expect(await previewBundle(office.db, plenary, await pack(acts))).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken', params: { number: acts.at(-1)!.number } } });
    expect(await previewBundle(office.db, plenary, await pack(acts.slice(0, -1)))).toMatchObject({ ok: true, value: { taken: { lines: 4 * STATIONS } } });
  }, 120_000);

  it('gives others their turn at every step: each row unpacked, each act looked at, counted and done', async () => {
    const [plenary, file] = [(await plenaryById(office.db, id))!, await pack(acts)];
    everyPieceIsLong();
    // Unpacked, read, counted, its shape, its lines, done once more: six looks at each act.
    expect(await besides(() => previewBundle(office.db, plenary, file))).toBeGreaterThan(6 * acts.length);
  }, 120_000);

  it.each([['refused', () => acts], ['let in', () => acts.slice(0, -1)]])('is done once more with no more than a few lines between two turns (%s)', async (_what, told) => {
    const record = (await bundleById(office.db, bundle))!;
    const frame = await frameOf(office.db, (await plenaryById(office.db, id))!, record, told());
    let touched = new Set<unknown>();
    let most = 0;
    /** The same thing, that tells when somebody looks into it. */
    const watched = <T extends object>(one: T, inside: keyof T): T => new Proxy(one, { get: (target, name, self) => { if (name === inside) { touched.add(one); most = Math.max(most, touched.size); } return Reflect.get(target, name, self) as unknown; } });
    const looked = { frame, acts: told().map((one) => watched(one, 'details')), snapshot: { ...snapshot, lines: snapshot.lines.map((one) => watched(one, 'figures')) } };
    everyPieceIsLong();
    const turns = await besides(() => replay(looked), () => { touched = new Set(); });
    expect(turns).toBeGreaterThan(told().length);
    expect(most).toBeLessThanOrEqual(3);
  }, 120_000);
});
