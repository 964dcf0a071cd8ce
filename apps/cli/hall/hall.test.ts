import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../kernel/config.ts';
import { must } from '../../../kernel/result.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { contestContext, type ContestContext } from '../../../modules/elections/index.ts';
import type { JoinReport } from '../../../modules/recapitulation/contract.ts';
import { hallNight } from '../../../modules/recapitulation/index.ts';
import { openHouse } from '../../server/open-house.ts';
import type { Io } from '../io.ts';
import { main } from '../main.ts';

const { at, HERE, ONE, plantPlenary, TWO, votes } = hallNight;
let folder = '';
let contest: ContestContext;
let id = 0;
let [password, hash] = ['', ''];
let laptop: ChildProcess | null = null;
const place = (name: string): string => join(folder, name);

/** A command of the terminal with what it printed. */
async function erekap(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const io: Io = { out: (text) => { said.out += text; }, err: (text) => { said.err += text; }, interactive: false, lang: 'id', env: { LOG_LEVEL: 'silent', DEMO: 'no' } };
  return { code: await main(args, io), ...said };
}
/** Works in a house while nobody else has it, or beside whoever runs it. */
async function inside<T>(name: string, work: (db: Db) => Promise<T>): Promise<T> {
  const house = must(await openHouse(must(readConfig({ DATA: place(name), DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
  try {
    return await work(house.db);
  } finally {
    await house.close();
  }
}
type Started = { url: string; place: string; resumed: boolean; links: { login: string; link: string }[] };
/** The laptop, as somebody starts it at its terminal. */
async function startLaptop(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['apps/cli/main.ts', 'hall', 'start', ...args, '--data', place('laptop'), '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', HALL_PASSWORD: password } });
  laptop = child;
  let [out, err] = ['', ''];
  child.stderr.on('data', (text: Buffer) => { err += text.toString(); });
  return new Promise((done, failed) => {
    child.stdout.on('data', (text: Buffer) => { out += text.toString(); if (out.includes('\n') && !out.startsWith('{\n')) done(JSON.parse(out) as Started); });
    child.once('exit', (code) => { failed(new Error(`the laptop ended with ${code}: ${err}`)); });
  });
}
async function stopLaptop(): Promise<void> {
  const child = laptop;
  laptop = null;
  if (!child || child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'erekap-hall-'));
  await inside('office', async (db) => {
    const made = await plantPlenary(db);
    ({ id } = made);
    contest = made.contests[0]!;
    await at(db, id).open();
  });
}, 120_000);
afterAll(async () => { await stopLaptop(); await rm(folder, { recursive: true, force: true }); });

describe('erekap hall', () => {
  it('takes a plenary out, runs it on a laptop that knows nothing else, and goes on where it stood', async () => {
    expect((await erekap('hall', 'out', '--event', 'uji', '--region', '99.99', '--carrier', 'Sekretaris', '--out', place('out.erekap'), '--data', place('office'))).code).toBe(1);
    // Where the file cannot be written nothing leaves, and no copy that is out is replaced.
    expect((await erekap('hall', 'out', '--event', 'uji', '--region', HERE, '--carrier', 'Sekretaris', '--out', place('tidak-ada/out.erekap'), '--data', place('office'))).code).toBe(1);
    expect(await inside('office', (db) => db.selectFrom('hall_bundle').select('id').execute())).toEqual([]);
    // Pictures that are too many for one file are refused before anything leaves.
    await inside('office', (db) => sql`WITH p AS (INSERT INTO photo (sha256, size, media_type, width, height, likeness, stored_by) VALUES (repeat('a', 64), 400 * 1024 * 1024, 'image/jpeg', 600, 800, repeat('0', 1024)::bit(1024), 'uji:kpps') RETURNING sha256)
      INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, person_id) SELECT ${contest.id}::int, r.id, 1, 1, p.sha256, 'uji:kpps' FROM p, region r WHERE r.scheme = 'uji' AND r.path = ${ONE}`.execute(db));
    const heavy = await erekap('hall', 'out', '--event', 'uji', '--region', HERE, '--carrier', 'Sekretaris', '--photos', '--out', place('heavy.erekap'), '--data', place('office'), '--json');
    expect([heavy.code, heavy.err + heavy.out]).toEqual([1, expect.stringContaining('bundle_photos')]);
    expect(await inside('office', (db) => db.selectFrom('hall_bundle').select('id').execute())).toEqual([]);
    const out = await erekap('hall', 'out', '--event', 'uji', '--region', HERE, '--carrier', 'Sekretaris PPK', '--out', place('out.erekap'), '--data', place('office'), '--json');
    expect(out.code).toBe(0);
    expect(JSON.parse(out.out)).toMatchObject({ file: place('out.erekap'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    // Without the password on the paper the file stays shut.
    await expect(startLaptop(place('out.erekap'))).rejects.toThrow('the laptop ended with 1');
    ({ password } = JSON.parse(out.out) as { password: string });
    const first = await startLaptop(place('out.erekap'));
    expect(first).toMatchObject({ resumed: false, place: expect.stringContaining('11.01.01') as string });
    // Who leads above stays at the office.
    expect(first.links.map(({ login }) => login).sort()).toEqual(['ketuappk']);
    expect(first.links[0]?.link).toMatch(new RegExp(`^http://localhost:\\d+/sign-in#invite=`));
    expect((await fetch(`${first.url}/api/hall`)).status).toBe(401);
    expect((await fetch(`${first.url}/`)).status).toBe(200);
    await inside('laptop', async (db) => {
      expect(await db.selectFrom('region').select('id').where('scheme', '=', 'kemendagri').execute()).toEqual([]);
      const there = at(db, id);
      await there.came('Ketua PPK', 'chair');
      for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await there.confirm(must(await contestContext(db, contest.id)), region, station, votes(90, 110, 10));
      const made = await there.drawUp(contest.id);
      hash = made.hash;
      await there.readBack(made.id);
      await there.sign(made.id, 1);
    });
    await stopLaptop();
    expect(await startLaptop()).toMatchObject({ resumed: true });
    await stopLaptop();
  }, 120_000);

  it('refuses a folder that is something else', async () => {
    expect(await erekap('hall', 'start', place('out.erekap'), '--data', place('office'), '--port', '0')).toMatchObject({ code: 1, err: expect.stringContaining('Folder sudah dipakai') as string });
    expect((await erekap('hall', 'finish', '--out', place('x'), '--data', place('office'))).code).toBe(1);
    expect((await erekap('hall', 'fly')).code).toBe(2);
  }, 120_000);

  it('brings it back: looked at first, then joined, and once more without any effect', async () => {
    expect((await erekap('hall', 'finish', '--out', place('back.erekap'), '--data', place('laptop'))).code).toBe(0);
    const dry = await erekap('hall', 'join', place('back.erekap'), '--dry-run', '--data', place('office'), '--json');
    expect([dry.code, (JSON.parse(dry.out) as JoinReport).acts]).toEqual([0, null]);
    const { out } = await erekap('hall', 'join', place('back.erekap'), '--dry-run', '--data', place('office'));
    expect(out).toContain('Rapat pleno kecamatan 11.01.01, uji');
    expect(out).toContain(`D.Hasil ${contest.name} (pemilihan ${contest.id}), versi 1: ditandatangani\n    SHA-256 ${hash}\n    Dibacakan 4, menunggu 0. Menandatangani: Ketua PPK. Menolak: –. Belum: –.`);
    const done = await erekap('hall', 'join', place('back.erekap'), '--data', place('office'), '--json');
    expect(JSON.parse(done.out)).toMatchObject({ already: false, taken: { lines: 4, certificates: 1 } });
    expect((await erekap('hall', 'join', place('back.erekap'), '--data', place('office'))).out).toContain('sudah digabung');
    const bytes = await readFile(place('back.erekap'));
    await writeFile(place('cut.erekap'), bytes.subarray(0, -1));
    expect(await erekap('hall', 'join', place('cut.erekap'), '--data', place('office'))).toMatchObject({ code: 1, err: expect.stringContaining('Berkas tidak utuh') as string });
    const line = await inside('office', (db) => db.selectFrom('plenary_line').select(['state', 'changed_by']).where('plenary_id', '=', id).where('changes', '>', 0).execute());
    expect(line).toEqual(Array.from({ length: 4 }, () => ({ state: 'confirmed', changed_by: 'uji:ppk' })));
  }, 120_000);
});
