import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, read, sheetAt, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { readCase } from '../capture/store.ts';
import { currentPhotos } from '../photos/store/photos.ts';
import { fieldEvent } from '../capture/store/field.ts';
import { comparePhotos } from './commands/compare-photos.ts';
import { movePhoto } from './commands/move-photo.ts';
import { reopenCase } from './commands/reopen-case.ts';
import { QueueQuery } from './contract.ts';
import { different, emptyQueue, OTHER, photosAt, votesAt } from './fixtures/cases.ts';
import { answer, holding, next, photograph, reader, ready } from './fixtures/readers.ts';
import { caseList } from './queries/case-list.ts';
import { casePage } from './queries/case-page.ts';
import { queuePage } from './queries/queue-page.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 20 });
});
afterAll(() => house.close());

let last = 0;
const fresh = (): number => ++last;
const state = async (station: number) => readCase(house.db, await sheetAt(house.db, contest, station));
const ppk = () => holding(contest, 'ppk', [['sheets.supervise', '11.01.01'], ['sheets.read', '11.01.01']]);
const doing = (act: Parameters<typeof execute>[1], station: number, what: object) => execute(house.db, act, { actor: ppk(), key: randomUUID(), input: { contest: contest.id, village: VILLAGE, station, act: what } });
const votes = (station: number) => votesAt(house.db, contest, station);
const photos = (station: number) => photosAt(house.db, contest, station);
/** Only this sheet can be handed out. */
const alone = (station: number) => emptyQueue(house.db, station);

describe('photos that stand no more', () => {
  it('take back what was read of the old ones: a correction agrees with nobody who saw another picture', async () => {
    const station = fresh();
    await different(house.db, contest, station);
    await photograph(house.db, contest, station, { pages: [1] });
    expect(await state(station)).toMatchObject({ state: 'entered', differing: [], readable: true });
    expect(must(await submit(house.db, kpps(contest, station), entry(contest, station, { after: 1, figures: OTHER, reason: 'Salah ketik' })))).toMatchObject({ state: 'entered' });
    expect(await votes(station)).toBeNull();
    // Who read the old one has spoken; somebody new reads the new one.
    await alone(station);
    expect((await next(house.db, contest, reader(contest, `kedua-${station}`))).task).toBeNull();
    const { task } = await next(house.db, contest, reader(contest, 'membaca-yang-baru'));
    expect(task).toMatchObject({ station, kind: 'second', cells: null });
    expect(must(await answer(house.db, reader(contest, 'membaca-yang-baru'), task!.id, OTHER))).toEqual({ state: 'accepted' });
  });

  it('end what is in hand when they are replaced; one of a page that was still missing does not', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    await alone(station);
    const who = reader(contest, 'sedang-membaca');
    const task = (await next(house.db, contest, who)).task!;
    for (const pages of [[4], [2], [1, 2, 3]]) {
      await photograph(house.db, contest, station, { pages });
      // A page without figures came for the first time: nothing that was shown is another one now.
      expect((await state(station))?.task).toBe(pages[0] === 4 ? task.id : null);
    }
    expect(await answer(house.db, who, task.id, FIGURES)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    await sql`UPDATE sheet_case SET readable = (station = ${station})`.execute(house.db);
    const again = (await next(house.db, contest, who)).task!;
    expect(again.id).not.toBe(task.id);
    expect(again.photos.filter(({ sha256 }) => task.photos.some((one) => one.sha256 === sha256))).toEqual([]);
  });

  it('replaced after the figures count change nothing and are seen: case, list, queue, and no more once it is opened again', async () => {
    const [station, there] = [fresh(), fresh()];
    await ready(house.db, contest, station);
    must(await read(house.db, contest, station, `kedua-${station}`, 'second', FIGURES));
    expect(await state(station)).toMatchObject({ state: 'accepted', photosReplacedAt: null });
    await photograph(house.db, contest, station, { pages: [2] });
    expect(await state(station)).toMatchObject({ state: 'accepted', acceptedVersion: 1 });
    const since = (await state(station))?.photosReplacedAt?.toISOString();
    expect(since).toBeDefined();
    expect(must(await casePage(house.db, ppk(), contest, { village: VILLAGE, station })).photosReplacedAt).toBe(since);
    const list = await caseList(house.db, ppk(), contest, { region: VILLAGE, state: 'replaced', limit: 500 });
    expect(list.rows.map((row) => [row.station, row.state, row.photosReplacedAt])).toEqual([[station, 'accepted', since]]);
    const event = (await fieldEvent(house.db, [contest.event]))!;
    const queue = async () => (await queuePage(house.db, event, QueueQuery.parse({ event: contest.event, region: VILLAGE, state: 'replaced' }))).rows.map(({ replaced }) => replaced);
    expect(await queue()).toEqual([1]);
    // Also where a picture is moved onto it from another station.
    await ready(house.db, contest, there);
    must(await read(house.db, contest, there, `kedua-${there}`, 'second', FIGURES));
    const [photo] = await photos(station);
    must(await doing(movePhoto, station, { photo: photo!.id, village: VILLAGE, station: there, page: 1, reason: 'Judulnya TPS lain' }));
    expect(await state(there)).toMatchObject({ state: 'accepted', photosReplacedAt: expect.any(Date) as Date });
    expect(await state(station)).toMatchObject({ state: 'asked_again', photosReplacedAt: null });
    expect(await queue()).toEqual([1]);
    must(await doing(reopenCase, there, { reason: 'Fotonya diganti' }));
    expect(await state(there)).toMatchObject({ state: 'entered', photosReplacedAt: null });
    expect(await queue()).toEqual([]);
  });
});

describe('a photo that is replaced after the figures count', () => {
  const told = async (station: number) => (await currentPhotos(house.db, await sheetAt(house.db, contest, station))).map(({ page, sha256 }) => ({ page, sha256 }));
  const compares = (who: ReturnType<typeof ppk>, station: number, act: object) => execute(house.db, comparePhotos, { actor: who, key: randomUUID(), input: { contest: contest.id, village: VILLAGE, station, act: act as never } });
  async function replaced(station: number): Promise<void> {
    await ready(house.db, contest, station);
    await alone(station);
    const who = reader(contest, `membaca-${station}`);
    must(await answer(house.db, who, (await next(house.db, contest, who)).task!.id, FIGURES));
    await photograph(house.db, contest, station, { pages: [2] });
  }
  const pageAt = async (station: number) => must(await casePage(house.db, ppk(), contest, { village: VILLAGE, station }));

  it('shows the same figures, says somebody who had no hand in it: the mark goes, their name stays, and nothing else changes', async () => {
    const station = fresh();
    await replaced(station);
    expect(await pageAt(station)).toMatchObject({ replacedPages: [2], compared: [], accepted: { version: 1, figures: { A1_J: 289 } } });
    expect(must(await compares(ppk(), station, { version: 1, photos: await told(station) }))).toMatchObject({ state: 'accepted', was: 'accepted' });
    expect(await state(station)).toMatchObject({ state: 'accepted', acceptedVersion: 1, round: 1, photosReplacedAt: null });
    expect(await pageAt(station)).toMatchObject({ replacedPages: [], photosReplacedAt: null, compared: [{ by: 'ppk', version: 1, pages: [2] }] });
    const trail = await house.db.selectFrom('audit_entry').select(['actor', 'details']).where('thing', '=', `case ${contest.id}/${VILLAGE}/${station}`).where('action', '=', 'sheets.compare_photos').execute();
    expect(trail).toMatchObject([{ actor: 'ppk', details: { version: 1, state: 'accepted', was: 'accepted' } }]);
    // Once more there is nothing to say; another photo is another mark, of that page alone.
    expect(await compares(ppk(), station, { version: 1, photos: await told(station) })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    await photograph(house.db, contest, station, { pages: [3] });
    expect((await pageAt(station)).replacedPages).toEqual([3]);
  });

  it('is cleared only as it was looked at: not with a photo that came since, of another version, or where the figures do not count', async () => {
    const station = fresh();
    await replaced(station);
    const seen = await told(station);
    await photograph(house.db, contest, station, { pages: [3] });
    const now = await told(station);
    for (const act of [{ version: 1, photos: seen }, { version: 2, photos: now }, { version: 1, photos: now.slice(1) }]) expect(await compares(ppk(), station, act)).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    must(await doing(reopenCase, station, { reason: 'Halaman 3 berbeda' }));
    expect(await compares(ppk(), station, { version: 1, photos: now })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect(await pageAt(station)).toMatchObject({ state: 'entered', replacedPages: [], compared: [] });
  });

  it('is not compared by who moved the new picture there, nor by who took one that it replaced', async () => {
    const [station, wrong] = [fresh(), fresh()];
    await photograph(house.db, contest, wrong);
    await replaced(station);
    const [photo] = await photos(wrong);
    must(await doing(movePhoto, wrong, { photo: photo!.id, village: VILLAGE, station, page: 1, reason: 'Judulnya TPS ini' }));
    const act = { version: 1, photos: await told(station) };
    expect(await compares(ppk(), station, act)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    // Who photographed a page that stands no more looks at their own picture's successor.
    await sql`UPDATE sheet_photo SET person_id = 'memotret-dulu' WHERE station = ${station} AND standing = 'superseded' AND page = 2`.execute(house.db);
    expect(await compares(holding(contest, 'memotret-dulu', [['sheets.supervise', VILLAGE]]), station, act)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    must(await compares(holding(contest, 'ppk-lain', [['sheets.supervise', VILLAGE]]), station, act));
  });

  it('is not compared by who filled in, read or photographed the sheet, nor by who does not look after it', async () => {
    const station = fresh();
    await replaced(station);
    const act = { version: 1, photos: await told(station) };
    for (const id of [`kpps-${station}`, `membaca-${station}`]) {
      expect(await compares(holding(contest, id, [['sheets.supervise', VILLAGE]]), station, act)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    }
    expect(await compares(holding(contest, 'orang-jauh', [['sheets.supervise', '11.01.02']]), station, act)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect((await state(station))?.photosReplacedAt).not.toBeNull();
    const rows = house.db.selectFrom('photo_comparison').selectAll().where('station', '=', station).execute();
    expect(await rows).toEqual([]);
    must(await compares(ppk(), station, act));
    await expect(sql`UPDATE photo_comparison SET person_id = 'lain'`.execute(house.db)).rejects.toThrow();
  });
});

describe('who may not see entries', () => {
  it('is told the state alone: not how many spoke, where they differ, or which rules their word breaks, until figures count', async () => {
    const station = fresh();
    const wrong = { ...FIGURES, 'C.1': 95 };
    await photograph(house.db, contest, station);
    must(await submit(house.db, kpps(contest, station), entry(contest, station, { figures: wrong, reasons: Object.fromEntries(['R08', 'R09', 'R10', 'R11'].map((code) => [code, 'Tertulis demikian'])) })));
    const told = async (...verbs: Parameters<typeof holding>[2]) => (await caseList(house.db, holding(contest, 'seseorang', verbs), contest, { region: VILLAGE, limit: 500 })).rows.find((row) => row.station === station);
    for (const verbs of [[['sheets.read', '11']], [['sheets.read', '11'], ['supervision.read', '11']], [['sheets.read', '11'], ['sheets.supervise', '11'], ['sheets.verify', '11']], [['sheets.read', '11'], ['sheets.enter', `${VILLAGE}/60`]]] as const) {
      expect(await told(...verbs)).toMatchObject({ state: 'entered', entries: null, differing: null, broken: [] });
    }
    for (const verb of ['sheets.supervise', 'sheets.enter', 'supervision.witness', 'recapitulation.lead'] as const) {
      expect(await told([verb, VILLAGE])).toMatchObject({ state: 'entered', entries: 1, differing: 0, broken: expect.arrayContaining(['R08']) as string[] });
    }
    must(await read(house.db, contest, station, `kedua-${station}`, 'second', wrong));
    expect(await told(['sheets.read', '11'])).toMatchObject({ state: 'accepted', entries: null, broken: expect.arrayContaining(['R08']) as string[] });
  });
});
