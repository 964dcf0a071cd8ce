import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { mount } from '../../../../kernel/http/mount.ts';
import { must } from '../../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { grantsOfRole } from '../../../people/contract.ts';
import { acceptIn } from '../../../sheets/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { routes } from '../../routes.ts';
import { CertificateDone, CertificatePage, LineList, LinePage, PlenaryPage, PlenaryTotals } from '../../contract.ts';
import { plantHall } from '../fixtures/hall.ts';
import { canonicalJson } from './rules/canonical.ts';

/** Two regencies of two subdistricts of one village of two stations: eight stations, eight plenaries, four levels. */
const SUBDISTRICTS = ['11.01.01', '11.01.02', '11.02.01', '11.02.02'];
/** C.1, C.2, C.3 of the two stations of each. Sums by hand: 30 50 12 | 11 9 5 | 100 20 7 | 3 40 60, in all 144 119 84. */
const STATIONS = [[[10, 20, 5], [20, 30, 7]], [[4, 6, 1], [7, 3, 4]], [[60, 15, 2], [40, 5, 5]], [[1, 25, 30], [2, 15, 30]]] as const;

let database: TestDatabase;
let contest: ContestContext;
let keys = 0;
let actor: Actor;
const app = new Hono();
type Role = 'ppk' | 'kpu_kab' | 'kpu_prov' | 'kpu_ri' | 'display';
const as = (role: Role, path: string): Actor => ({ id: `uji:${role} ${path}`, name: role, grants: grantsOfRole({ role, scheme: 'uji', path, within: 'event:uji' }) });
const leads = (path: string): Actor => as((['kpu_ri', 'kpu_prov', 'kpu_kab', 'ppk'] as const)[path === '' ? 0 : path.split('.').length]!, path);

const call = async (method: 'GET' | 'POST', path: string, who: Actor, body?: unknown): Promise<Response> => {
  actor = who;
  return app.request(`/api${path}`, { method, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json', 'idempotency-key': `dhasil-uji-${keys++}` } } : {}) });
};
const post = async (path: string, who: Actor, body?: unknown): Promise<Record<string, unknown>> => await (await call("POST", path, who, body)).json() as Record<string, unknown>;
const done = async (path: string, who: Actor, body?: unknown): Promise<CertificateDone> => CertificateDone.parse(await post(path, who, body));
const page = async (id: number, who: Actor): Promise<CertificatePage> => CertificatePage.parse(await (await call('GET', `/certificates/${id}`, who)).json());
const hall = async (path: string): Promise<PlenaryPage> => PlenaryPage.parse(await (await call('GET', `/plenaries/${plenaries.get(path)!}`, leads(path))).json());
const votes = ([one, two, three]: readonly [number, number, number]): Record<string, number> => ({ 'C.1': one, 'C.2': two, 'C.3': three, V1: one + two + three, V2: 0, V3: one + two + three });

const plenaries = new Map<string, number>();
/** Plans and opens a plenary; a chair, a witness of contestant 2 and a supervisor come. */
async function openHall(path: string): Promise<number> {
  const who = leads(path);
  const { id } = await post('/plenaries', who, { event: 'uji', region: path, place: 'Aula', plannedFor: null }) as { id: number };
  plenaries.set(path, id);
  await post(`/plenaries/${id}/open`, who);
  const person = { contestType: null, contestant: null, letter: null, person: null };
  await post(`/plenaries/${id}/attendance`, who, { ...person, name: 'Ketua Uji', capacity: 'chair' });
  await post(`/plenaries/${id}/attendance`, who, { ...person, name: 'Saksi Uji', capacity: 'witness', contestType: 'ppwp', contestant: 2, letter: 'SM/2', withoutMandate: 'Suratnya dilihat di meja' });
  await post(`/plenaries/${id}/attendance`, who, { ...person, name: 'Panwas Uji', capacity: 'supervisor' });
  return id;
}
async function readStations(path: string, stations: (typeof STATIONS)[number]): Promise<void> {
  for (const [at, figures] of stations.entries()) await post(`/plenaries/${plenaries.get(path)!}/lines/confirm`, leads(path), { contest: contest.id, region: `${path}.1001`, station: at + 1, after: 0, figures: votes([...figures]) });
}
/** Reads every line whose certificate was accepted and which still waits. */
async function readBelow(path: string): Promise<Record<string, unknown>> {
  const { rows } = LineList.parse(await (await call('GET', `/plenaries/${plenaries.get(path)!}/lines?contest=${contest.id}`, leads(path))).json());
  const lines = rows.filter(({ state }) => state === 'waiting').map(({ region, mark, changes }) => ({ contest: contest.id, region: region.path, station: 0, after: changes, mark }));
  return post(`/plenaries/${plenaries.get(path)!}/lines/confirm-many`, leads(path), { lines });
}
const drawUp = (path: string) => done(`/plenaries/${plenaries.get(path)!}/certificates`, leads(path), { contest: contest.id });
const sign = (id: number, path: string, attendance: number, reason: string | null = null) => done(`/certificates/${id}/signatures`, leads(path), { attendance, signed: reason === null, reason });
async function signed(path: string): Promise<CertificateDone> {
  const { id } = await drawUp(path);
  await done(`/certificates/${id}/read-back`, leads(path));
  for (const attendance of [1, 2]) await sign(id, path, attendance);
  return sign(id, path, 3);
}
const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
async function sendUp(path: string): Promise<CertificateDone> {
  const { id } = await signed(path);
  await done(`/certificates/${id}/send`, leads(path));
  return done(`/certificates/${id}/accept`, leads(above(path)));
}
const totals = async (id: number, path: string) => {
  const { document } = await page(id, leads(path));
  return ['C.1', 'C.2', 'C.3', 'V1', 'V3'].map((cell) => document.total[document.cells.indexOf(cell)]);
};
/** What the projector shows of the lines read so far: of the whole, then of every group. */
const running = async (path: string) => {
  const { whole, groups } = PlenaryTotals.parse(await (await call('GET', `/plenaries/${plenaries.get(path)!}/totals?contest=${contest.id}`, leads(path))).json());
  return [whole, ...groups].map(({ read, lines, figures }) => [`${read}/${lines}`, figures['C.1'], figures['C.2'], figures['C.3']]);
};
const alarms = () => database.db.selectFrom('recap_alarm').select(['path', 'what', 'answered_by as by']).orderBy('id').execute();

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 2, subdistricts: 2, villages: 1, stations: 2 }))[0]!;
  mount(app, routes, { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
});
afterAll(() => database.close());

describe('D.Hasil of a subdistrict', () => {
  const HERE = SUBDISTRICTS[0]!;
  const ppk = leads(HERE);
  let first: CertificateDone;

  it('is not drawn up while a line waits', async () => {
    const id = await openHall(HERE);
    await post(`/plenaries/${id}/lines/confirm`, ppk, { contest: contest.id, region: `${HERE}.1001`, station: 1, after: 0, figures: votes([10, 20, 5]) });
    expect(await post(`/plenaries/${id}/certificates`, ppk, { contest: contest.id })).toMatchObject({ code: 'lines_waiting', detail: expect.stringContaining('1 baris') as unknown });
    expect(await post(`/plenaries/${id}/certificates`, ppk, { contest: 999 })).toMatchObject({ code: 'not_found' });
    expect((await call('POST', `/plenaries/${id}/certificates`, leads(SUBDISTRICTS[1]!), { contest: contest.id })).status).toBe(403);
  });

  it('says what was read: 10+20, 20+30, 5+7; its hash is that of its own text', async () => {
    await post(`/plenaries/${plenaries.get(HERE)!}/lines/confirm`, ppk, { contest: contest.id, region: `${HERE}.1001`, station: 2, after: 0, figures: votes([20, 30, 7]) });
    first = await drawUp(HERE);
    expect(first).toMatchObject({ version: 1, state: 'draft', broken: [], waitingFor: [1, 2, 3] });
    const { document, certificate, steps } = await page(first.id, ppk);
    expect(await totals(first.id, HERE)).toEqual([30, 50, 12, 92, 92]);
    expect(document).toMatchObject({ form: 'D.HASIL KECAMATAN-PPWP', version: 1, columns: [{ label: 'TPS 001' }, { label: 'TPS 002' }], corrections: [], attendance: [{ capacity: 'chair' }, { capacity: 'witness', of: '2 Pasangan Dua (tanpa mandat)', withoutMandate: 'Suratnya dilihat di meja' }, { capacity: 'supervisor', of: 'Panwaslu Kecamatan' }] });
    expect(certificate.hash).toBe(createHash('sha256').update(canonicalJson(document)).digest('hex'));
    expect(steps).toEqual(['read_back']);
  });

  it('is taken back by a correction; the next one is version 2 and tells what was written', async () => {
    const change = { contest: contest.id, region: `${HERE}.1001`, station: 2, after: 1, figures: votes([20, 30, 8]), reason: 'Salah jumlah', evidence: 'C.Hasil plano', askedBy: 'Saksi Uji', agreedBy: [1, 2] };
    await post(`/plenaries/${plenaries.get(HERE)!}/lines/correct`, ppk, change);
    expect((await page(first.id, ppk)).certificate.state).toBe('superseded');
    expect(await post(`/certificates/${first.id}/read-back`, ppk)).toMatchObject({ code: 'certificate_state' });
    const second = await drawUp(HERE);
    expect(second.version).toBe(2);
    expect((await page(second.id, ppk)).document.corrections).toEqual([{ place: 'TPS 002, Village 11.01.01.1001', reason: 'Salah jumlah', evidence: 'C.Hasil plano', askedBy: 'Saksi Uji', agreedBy: ['Ketua Uji', 'Saksi Uji'], cells: [{ cell: 'C.3', before: 7, after: 8 }, { cell: 'V1', before: 57, after: 58 }, { cell: 'V3', before: 57, after: 58 }] }]);
    await post(`/plenaries/${plenaries.get(HERE)!}/lines/undo`, ppk, { contest: contest.id, region: `${HERE}.1001`, station: 2, after: 2, reason: 'Dibaca ulang' });
    await post(`/plenaries/${plenaries.get(HERE)!}/lines/confirm`, ppk, { contest: contest.id, region: `${HERE}.1001`, station: 2, after: 3, figures: votes([20, 30, 7]) });
  });

  it('is signed when all present have spoken and the chair has signed; a refusal voids nothing', async () => {
    const { id, version } = await drawUp(HERE);
    expect(version).toBe(3);
    expect(await post(`/certificates/${id}/signatures`, ppk, { attendance: 1, signed: true, reason: null })).toMatchObject({ code: 'certificate_state' });
    await done(`/certificates/${id}/read-back`, ppk);
    expect(await sign(id, HERE, 1)).toMatchObject({ state: 'read_back', waitingFor: [2, 3] });
    expect(await post(`/certificates/${id}/signatures`, ppk, { attendance: 2, signed: false, reason: null })).toMatchObject({ code: 'reason_missing' });
    expect(await post(`/certificates/${id}/signatures`, ppk, { attendance: 9, signed: true, reason: null })).toMatchObject({ code: 'not_present' });
    expect(await sign(id, HERE, 2, 'Keberatan tidak diterima')).toMatchObject({ state: 'read_back', waitingFor: [3] });
    expect(await post(`/certificates/${id}/signatures`, ppk, { attendance: 2, signed: true, reason: null })).toMatchObject({ code: 'conflict' });
    await post(`/plenaries/${plenaries.get(HERE)!}/attendance`, ppk, { name: 'Saksi Susulan', capacity: 'witness', contestType: 'ppwp', contestant: 1, letter: 'SM/9', person: null, withoutMandate: 'Suratnya dilihat di meja' });
    expect(await post(`/certificates/${id}/signatures`, ppk, { attendance: 4, signed: true, reason: null })).toMatchObject({ code: 'not_named' });
    const before = await page(id, ppk);
    expect(before.signatures).toMatchObject({ version: 1, late: [], mayJoin: [{ id: 4, name: 'Saksi Susulan', capacity: 'witness' }] });
    for (const [attendance, code] of [[9, 'not_present'], [2, 'conflict']] as const) expect(await post(`/certificates/${id}/signers`, ppk, { attendance })).toMatchObject({ code });
    expect(await post(`/certificates/${id}/signers`, ppk, { attendance: 4 })).toMatchObject({ state: 'read_back', page: 2, hash: before.certificate.hash, waitingFor: [3, 4] });
    const after = await page(id, ppk);
    expect(after.signatures).toMatchObject({ version: 2, late: [{ id: 4, name: 'Saksi Susulan', of: '1 Pasangan Satu (tanpa mandat)', page: 2 }], mayJoin: [] });
    expect((await hall(HERE)).contests[0]).toMatchObject({ waitingFor: [3, 4] });
    expect([after.certificate.hash, after.document]).toEqual([before.certificate.hash, before.document]);
    expect(after.signatures.hash).not.toBe(before.signatures.hash);
    expect(await post(`/certificates/${id}/signers`, ppk, { attendance: 4 })).toMatchObject({ code: 'conflict' });
    expect(await sign(id, HERE, 3)).toMatchObject({ state: 'read_back', waitingFor: [4] });
    expect(await sign(id, HERE, 4)).toMatchObject({ state: 'signed', waitingFor: [] });
    expect(await post(`/certificates/${id}/signers`, ppk, { attendance: 4 })).toMatchObject({ code: 'certificate_state' });
    await post(`/plenaries/${plenaries.get(HERE)!}/attendance/4/leave`, ppk);
    expect((await page(id, ppk)).certificate.signatures).toMatchObject([{ signed: true }, { signed: false, reason: 'Keberatan tidak diterima' }, { signed: true }, { attendance: 4, signed: true }]);
    expect(await post(`/plenaries/${plenaries.get(HERE)!}/certificates`, ppk, { contest: contest.id })).toMatchObject({ code: 'certificate_state' });
  });

  it('is printed with the same bytes at every download, each an entry of the trail', async () => {
    const { certificate } = (await hall(HERE)).contests[0]!;
    const download = async () => Buffer.from(await (await call('GET', `/certificates/${certificate!.id}/pdf`, ppk)).arrayBuffer());
    const one = await download();
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(await download())).toBe(true);
    expect((await (await call('GET', `/plenaries/${plenaries.get(HERE)!}/special-events/pdf`, ppk)).arrayBuffer()).byteLength).toBeGreaterThan(2000);
    const prints = await database.db.selectFrom('audit_entry').select(['action', 'thing', 'path']).where('action', '=', 'recapitulation.print').orderBy('id').execute();
    expect(prints.map(({ thing }) => thing)).toEqual([`certificate ${certificate!.id}`, `certificate ${certificate!.id}`, `plenary ${plenaries.get(HERE)!}`]);
    expect((await call('GET', `/certificates/${certificate!.id}/pdf`, leads(SUBDISTRICTS[1]!))).status).toBe(403);
  });

  it('is returned by the level above with a reason, and by nobody else', async () => {
    const { certificate } = (await hall(HERE)).contests[0]!;
    const id = certificate!.id;
    await post(`/plenaries/${plenaries.get(HERE)!}/close`, ppk);
    expect((await call('POST', `/certificates/${id}/accept`, leads('11.01'))).status).toBe(409);
    expect(await done(`/certificates/${id}/send`, ppk)).toMatchObject({ state: 'sent' });
    expect((await call('POST', `/certificates/${id}/accept`, ppk)).status).toBe(403);
    expect((await call('POST', `/certificates/${id}/return`, leads('11.02'), { reason: 'Bukan wilayah saya' })).status).toBe(403);
    expect(await done(`/certificates/${id}/return`, leads('11.01'), { reason: 'Tanda tangan kurang' })).toMatchObject({ state: 'returned' });
    expect(await hall(HERE)).toMatchObject({ state: 'open', contests: [{ certificate: { state: 'returned', note: 'Tanda tangan kurang' } }] });
    expect((await sendUp(HERE))).toMatchObject({ version: 4, state: 'accepted' });
  });
});

describe('four levels', () => {
  it('add up: 41 59 17, then 144 119 84, final at the nation by itself', async () => {
    for (const [at, path] of SUBDISTRICTS.entries()) {
      if (at === 0) continue;
      await openHall(path);
      await readStations(path, STATIONS[at]!);
      if (at < 3) await sendUp(path);
    }
    for (const path of ['11.01', '11.02', '11', '']) await openHall(path);
    const city = `/plenaries/${plenaries.get('11.01')!}`;
    await post(`${city}/groups`, leads('11.01'), { groups: SUBDISTRICTS.slice(0, 2).map((path) => ({ name: path, regions: [path] })) });
    expect(await running('11.01')).toEqual([['0/2', null, null, null], ['0/1', null, null, null], ['0/1', null, null, null]]);
    const early = { contest: contest.id, region: SUBDISTRICTS[3]!, station: 0, after: 0, figures: votes([3, 40, 60]) };
    expect(await post(`/plenaries/${plenaries.get('11.02')!}/lines/confirm`, leads('11.02'), early)).toMatchObject({ code: 'certificate_missing' });
    await sendUp(SUBDISTRICTS[3]!);
    await readBelow('11.01');
    await readBelow('11.02');
    expect(await running('11.01')).toEqual([['2/2', 41, 59, 17], ['1/1', 30, 50, 12], ['1/1', 11, 9, 5]]);
    expect(await totals((await sendUp('11.01')).id, '11.01')).toEqual([41, 59, 17, 117, 117]);
    expect(await totals((await sendUp('11.02')).id, '11.02')).toEqual([103, 60, 67, 230, 230]);
    await readBelow('11');
    const province = await sendUp('11');
    expect(await totals(province.id, '11')).toEqual([144, 119, 84, 347, 347]);
    expect((await page(province.id, leads('11'))).document.columns.map(({ label }) => label)).toEqual(['Regency 11.01', 'Regency 11.02']);
    await readBelow('');
    expect(await running('11')).toEqual([['2/2', 144, 119, 84], ['2/2', 144, 119, 84]]);
    expect(await running('')).toEqual([['1/1', 144, 119, 84], ['1/1', 144, 119, 84]]);
    const nation = await signed('');
    // Whoever made it alone does not make it final too; another officer of the nation does.
    const second = { ...leads(''), id: 'uji:kpu-kedua' };
    expect(await page(nation.id, leads(''))).toMatchObject({ ownHands: true, steps: ['reopen'] });
    expect((await hall('')).contests[0]).toMatchObject({ steps: ['reopen'] });
    expect(await post(`/certificates/${nation.id}/send`, leads(''))).toMatchObject({ code: 'same_eyes' });
    expect(await page(nation.id, second)).toMatchObject({ ownHands: false, steps: ['send', 'reopen'] });
    expect(await done(`/certificates/${nation.id}/send`, second)).toMatchObject({ state: 'accepted', broken: [] });
    expect(await totals(nation.id, '')).toEqual([144, 119, 84, 347, 347]);
    expect(await alarms()).toEqual([]);
  });
});

describe('what changes below after it was accepted', () => {
  const HERE = SUBDISTRICTS[3]!;

  const accept = (station: number, figures: readonly [number, number, number], reason: string | null = null) => database.db.transaction().execute(async (tx) => must(await acceptIn(tx, {
      actor: leads(''), contest, channel: 'main', origin: 'phone', command: 'sheets.accept' }, [{ village: `${HERE}.1001`, station, figures: contest.form.cells.map((cell) => votes([...figures])[cell.id] ?? null), provenance: null, reason }])));

  it('as a sheet of the quick way that says something else, is an alarm at who accepted it', async () => {
    await accept(1, [1, 25, 30]);
    expect(await alarms()).toEqual([]);
    await accept(2, [2, 16, 30]);
    expect(await alarms()).toEqual([{ path: '11.02', what: 'sheet_changed', by: null }]);
  });

  it('is opened again from above only, and the level above hears of it', async () => {
    const { certificate } = (await hall(HERE)).contests[0]!;
    expect((await call('POST', `/certificates/${certificate!.id}/reopen`, leads(HERE), { reason: 'Mau koreksi' })).status).toBe(403);
    expect(await done(`/certificates/${certificate!.id}/reopen`, leads('11.02'), { reason: 'TPS 2 salah catat' })).toMatchObject({ state: 'reopened' });
    expect((await alarms()).map(({ what }) => what)).toEqual(['sheet_changed', 'certificate_reopened']);
    await post(`/plenaries/${plenaries.get(HERE)!}/lines/correct`, leads(HERE), { contest: contest.id, region: `${HERE}.1001`, station: 2, after: 1, figures: votes([2, 16, 30]), reason: 'Salah catat', evidence: 'C.Hasil', askedBy: 'Panwas Uji', agreedBy: [1] });
    expect(await sendUp(HERE)).toMatchObject({ version: 2, state: 'accepted' });
    // The paper's own figures, which the plenary corrected, are no news.
    await accept(2, [2, 15, 30], 'Sesuai kertas');
    expect(await alarms()).toMatchObject([{ what: 'sheet_changed' }, { what: 'certificate_reopened' }, { path: '11.02', what: 'certificate_changed' }]);
  });

  it('changes nothing above by itself: it is read again there, level by level', async () => {
    const regency = (await hall('11.02')).contests[0]!.certificate!;
    expect(regency.state).toBe('accepted');
    await done(`/certificates/${regency.id}/reopen`, leads('11'), { reason: 'D.Hasil kecamatan berubah' });
    expect(await post(`/plenaries/${plenaries.get('11.02')!}/certificates`, leads('11.02'), { contest: contest.id })).toMatchObject({ code: 'lines_outdated' });
    const line = LinePage.parse(await (await call('GET', `/plenaries/${plenaries.get('11.02')!}/lines/${contest.id}/${HERE}/0`, leads('11.02'))).json());
    expect(line).toMatchObject({ outdated: true, figures: { 'C.2': 40 } });
    await post(`/plenaries/${plenaries.get('11.02')!}/lines/undo`, leads('11.02'), { contest: contest.id, region: HERE, station: 0, after: line.changes, reason: 'D.Hasil baru' });
    // What it says now is not what was read of it before: no line of many, but read by itself.
    expect(await readBelow('11.02')).toMatchObject({ code: 'line_doubted' });
    const { written } = LinePage.parse(await (await call('GET', `/plenaries/${plenaries.get('11.02')!}/lines/${contest.id}/${HERE}/0`, leads('11.02'))).json());
    await post(`/plenaries/${plenaries.get('11.02')!}/lines/confirm`, leads('11.02'), { contest: contest.id, region: HERE, station: 0, after: line.changes + 1, figures: written!.figures });
    const again = await sendUp('11.02');
    expect(await totals(again.id, '11.02')).toEqual([103, 61, 67, 231, 231]);
    expect((await alarms()).slice(3)).toMatchObject([{ path: '11', what: 'certificate_reopened' }, { path: '11', what: 'certificate_changed' }]);
  });

  it('is answered by a person, once', async () => {
    const open = await database.db.selectFrom('recap_alarm').select('id').where('path', '=', '11.02').orderBy('id').execute();
    const id = open[0]!.id;
    expect((await call('POST', `/recap-alarms/${id}/answer`, leads(HERE), { answer: 'Sudah dilihat' })).status).toBe(403);
    expect(await post(`/recap-alarms/${id}/answer`, leads('11.02'), { answer: 'D.Hasil kecamatan dibuka kembali' })).toEqual({ id, answer: 'D.Hasil kecamatan dibuka kembali' });
    expect(await post(`/recap-alarms/${id}/answer`, leads('11.02'), { answer: 'Lagi' })).toMatchObject({ code: 'conflict' });
    expect((await alarms())[0]).toMatchObject({ by: 'uji:kpu_kab 11.02' });
  });
});
