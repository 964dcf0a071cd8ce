import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, read, sheetAt, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { readCase } from '../capture/store.ts';
import { askAgain } from './commands/ask-again.ts';
import { movePhoto } from './commands/move-photo.ts';
import { reopenCase } from './commands/reopen-case.ts';
import { returnCase } from './commands/return-case.ts';
import { different, emptyQueue, OTHER, photosAt, votesAt } from './fixtures/cases.ts';
import { answer, holding, next, photograph, reader, ready } from './fixtures/readers.ts';
import { MACHINE, offerReading } from './machine.ts';
import { caseList } from './queries/case-list.ts';
import { casePage } from './queries/case-page.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 60 });
});
afterAll(() => house.close());

let last = 0;
const fresh = (): number => ++last;
const state = async (station: number, village = VILLAGE) => readCase(house.db, await sheetAt(house.db, contest, station, village));
const ppk = () => holding(contest, 'ppk', [['sheets.supervise', '11.01.01'], ['sheets.read', '11.01.01']]);
const target = (station: number, village = VILLAGE) => ({ contest: contest.id, village, station });
const doing = (act: Parameters<typeof execute>[1], station: number, what: object, who = ppk()) => execute(house.db, act, { actor: who, key: randomUUID(), input: { ...target(station), act: what } });
const votes = (station: number) => votesAt(house.db, contest, station);
const photos = (station: number) => photosAt(house.db, contest, station);
/** Only this sheet can be handed out. */
const alone = (station: number) => emptyQueue(house.db, station);

describe('a difference given back', () => {
  it('to the second reader: handed to nobody else, the differing cells only, and settled by their other word', async () => {
    const station = fresh();
    await different(house.db, contest, station);
    expect(must(await doing(returnCase, station, { to: 'second', note: 'Lihat lagi suara nomor satu' }))).toMatchObject({ state: 'different' });
    await alone(station);
    expect((await next(house.db, contest, reader(contest, 'orang-baru'))).task).toBeNull();
    const second = reader(contest, `kedua-${station}`);
    const { task } = await next(house.db, contest, second);
    expect(task).toMatchObject({ kind: 'second', station, cells: ['C.1', 'C.2'] });
    expect(must(await answer(house.db, second, task!.id, { 'C.1': 90, 'C.2': 110 }))).toEqual({ state: 'accepted' });
    expect(await votes(station)).toBe(90);
  });

  it('to the station: handed to nobody, and settled by its correction; to a third again: to somebody new', async () => {
    const station = fresh();
    await different(house.db, contest, station);
    must(await doing(returnCase, station, { to: 'first', note: 'Cocokkan dengan kertas' }));
    await alone(station);
    expect((await next(house.db, contest, reader(contest, 'orang-baru'))).task).toBeNull();
    must(await doing(returnCase, station, { to: 'third', note: 'KPPS tidak terhubung' }));
    expect((await next(house.db, contest, reader(contest, 'orang-baru'))).task).toMatchObject({ station, kind: 'third' });
    must(await doing(returnCase, station, { to: 'first', note: 'Cocokkan dengan kertas' }));
    expect(await state(station)).toMatchObject({ task: null, returnedTo: 'first', note: 'Cocokkan dengan kertas' });
    expect(must(await submit(house.db, kpps(contest, station), entry(contest, station, { after: 1, figures: OTHER, reason: 'Salah ketik' })))).toMatchObject({ state: 'accepted' });
  });

  it('not where nothing differs, nor by who looks after another subdistrict', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    expect(await doing(returnCase, station, { to: 'first', note: 'Tidak ada beda' })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    await different(house.db, contest, fresh());
    expect(await doing(returnCase, last, { to: 'first', note: 'Dari luar' }, holding(contest, 'luar', [['sheets.supervise', '11.01.02']]))).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    const trail = await house.db.selectFrom('audit_entry').select(['action', 'details']).where('action', '=', 'sheets.return').where('thing', 'like', `%/1`).execute();
    expect(trail).toMatchObject([{ details: { to: 'second', note: 'Lihat lagi suara nomor satu', was: 'different', state: 'different' } }]);
  });
});

describe('an accepted sheet that is opened again', () => {
  it('keeps what counts until two new pairs of eyes agree; those of before read it no more', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    must(await read(house.db, contest, station, 'mata-1', 'second', FIGURES));
    expect(await votes(station)).toBe(90);
    expect(must(await doing(reopenCase, station, { reason: 'Saksi menunjukkan salinan lain' }))).toMatchObject({ state: 'entered' });
    await alone(station);
    expect(await votes(station)).toBe(90);
    expect((await next(house.db, contest, reader(contest, 'mata-1'))).task).toBeNull();
    for (const [who, then] of [['mata-2', 'entered'], ['mata-3', 'accepted']] as const) {
      const { task } = await next(house.db, contest, reader(contest, who));
      expect(task).toMatchObject({ kind: 'second', cells: null });
      expect(must(await answer(house.db, reader(contest, who), task!.id, OTHER))).toEqual({ state: then });
      expect(await votes(station)).toBe(then === 'accepted' ? 91 : 90);
    }
    expect(await doing(reopenCase, fresh(), { reason: 'Belum ada apa-apa' })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  });
});

describe('photos', () => {
  it('of another station go there and supersede what stood there; here the page is asked again though its figures are there', async () => {
    const [here, there] = [fresh(), fresh()];
    await ready(house.db, contest, here);
    await ready(house.db, contest, there);
    const [photo] = await photos(here);
    expect(must(await doing(movePhoto, here, { photo: photo!.id, village: VILLAGE, station: there, page: 1, reason: 'Judulnya TPS lain' }))).toMatchObject({ state: 'asked_again' });
    expect(await state(here)).toMatchObject({ state: 'asked_again', asked: 'wrong_station', readable: false, entries: 1 });
    expect(await state(there)).toMatchObject({ state: 'entered', readable: true });
    expect((await photos(here))[0]).toMatchObject({ standing: 'moved', note: expect.stringContaining('Judulnya TPS lain') as string });
    const moved = (await photos(there)).filter(({ page }) => page === 1);
    expect(moved.map(({ standing, sha256 }) => [standing, sha256 === photo!.sha256])).toEqual([['superseded', false], ['current', true]]);
    expect(await doing(movePhoto, here, { photo: photo!.id, village: VILLAGE, station: there, page: 1, reason: 'Sekali lagi' })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  });

  it('moved from an accepted sheet open it again; what counts stays', async () => {
    const [here, there] = [fresh(), fresh()];
    await ready(house.db, contest, here);
    must(await read(house.db, contest, here, 'mata-1', 'second', FIGURES));
    const [photo] = await photos(here);
    must(await doing(movePhoto, here, { photo: photo!.id, village: VILLAGE, station: there, page: 1, reason: 'Judulnya TPS lain' }));
    expect(await state(here)).toMatchObject({ state: 'asked_again', round: 2 });
    expect(await state(there)).toMatchObject({ state: 'photographed', readable: false });
    expect(await votes(here)).toBe(90);
  });

  it('set aside by mistake are put back by moving them onto their own page; never into a place one does not look after', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    must(await doing(askAgain, station, { why: 'unreadable', note: 'Terlalu gelap', pages: [1] }));
    expect(await state(station)).toMatchObject({ state: 'asked_again', readable: false });
    const [photo] = await photos(station);
    expect(photo).toMatchObject({ standing: 'set_aside', page: 1 });
    expect(await doing(movePhoto, station, { photo: photo!.id, village: '11.01.02.1001', station: 1, page: 1, reason: 'Ke luar wilayah' })).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    must(await doing(movePhoto, station, { photo: photo!.id, village: VILLAGE, station, page: 1, reason: 'Ternyata terbaca' }));
    expect(await state(station)).toMatchObject({ state: 'entered', readable: true, asked: null });
  });

  it('in doubt take back what was read of them: a correction agrees with nobody, also where every photo was moved away', async () => {
    const asked = (station: number) => doing(askAgain, station, { why: 'wrong_station', note: 'Foto TPS lain', pages: [] });
    const moved = async (station: number) => {
      const there = fresh();
      for (const { id, page } of await photos(station)) must(await doing(movePhoto, station, { photo: id, village: VILLAGE, station: there, page, reason: 'Judulnya TPS lain' }));
    };
    for (const doubt of [asked, moved]) {
      const station = fresh();
      await different(house.db, contest, station);
      await doubt(station);
      expect(await state(station)).toMatchObject({ state: 'asked_again' });
      expect(must(await submit(house.db, kpps(contest, station), entry(contest, station, { after: 1, figures: OTHER, reason: 'Salah ketik' })))).toMatchObject({ state: 'entered' });
      expect(await votes(station)).toBeNull();
      await photograph(house.db, contest, station);
      expect(must(await read(house.db, contest, station, `ketiga-${station}`, 'second', OTHER)).case.state).toBe('accepted');
      expect(await votes(station)).toBe(91);
    }
  });

  it('two that move towards each other do not wait for ever', async () => {
    const [one, two] = [fresh(), fresh()];
    await ready(house.db, contest, one);
    await ready(house.db, contest, two);
    const [[first], [second]] = [await photos(one), await photos(two)];
    const done = await Promise.all([
      doing(movePhoto, one, { photo: first!.id, village: VILLAGE, station: two, page: 1, reason: 'Tertukar satu' }), doing(movePhoto, two, { photo: second!.id, village: VILLAGE, station: one, page: 1, reason: 'Tertukar dua' })]);
    expect(done.map(({ ok }) => ok)).toEqual([true, true]);
    for (const station of [one, two]) expect((await photos(station)).filter(({ standing }) => standing === 'current').length).toBeGreaterThan(0);
  });
});

describe('looking', () => {
  it('at a case is an entry of the trail, and whoever looked reads it no more, also while having it in hand', async () => {
    const station = fresh();
    await different(house.db, contest, station);
    await alone(station);
    const both = holding(contest, 'melihat', [['sheets.verify', '11'], ['sheets.supervise', '11']]);
    const { task } = await next(house.db, contest, both);
    expect(task).toMatchObject({ station });
    const page = must(await casePage(house.db, both, contest, { village: VILLAGE, station }));
    must(await casePage(house.db, both, contest, { village: VILLAGE, station }));
    expect(page).toMatchObject({ state: 'different', differing: ['C.1', 'C.2'], reader: { name: 'melihat' }, readable: true, acceptedVersion: null });
    expect(page.entries.map(({ kind, by, evidence, figures }) => [kind, by, evidence, figures['C.1']])).toEqual([['kpps', `kpps-${station}`, 'unsigned', 90], ['second', `kedua-${station}`, 'sealed', 91]]);
    const looks = await house.db.selectFrom('audit_entry').select('actor').where('action', '=', 'sheets.look_at_case').where('thing', '=', `case ${contest.id}/${VILLAGE}/${station}`).execute();
    expect(looks).toEqual([{ actor: 'melihat' }]);
    expect(await answer(house.db, both, task!.id, { 'C.1': 90, 'C.2': 110 })).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    await alone(station);
    expect((await next(house.db, contest, both)).task).toBeNull();
  });

  it('the list tells how far each station is, and no figure', async () => {
    await different(house.db, contest, fresh());
    const page = await caseList(house.db, ppk(), contest, { region: VILLAGE, limit: 500 });
    expect(page.total).toBe(60);
    expect(page.rows.find(({ station }) => station === last)).toMatchObject({ state: 'different', entries: 2, differing: 2, handedOut: false, owner: null });
    expect(page.rows.find(({ station }) => station === 60)).toMatchObject({ state: 'awaited', entries: 0, since: null });
    expect(Object.keys(page.rows[0]!)).not.toContain('figures');
    const different2 = await caseList(house.db, ppk(), contest, { region: '11.01', state: 'different', limit: 1 });
    expect(different2.after).toMatch(new RegExp(`^${VILLAGE}/\\d+$`));
    expect((await caseList(house.db, ppk(), contest, { region: '11.01', state: 'different', limit: 500, after: different2.after! })).rows).toHaveLength(different2.total - 1);
  });
});

describe('the machine', () => {
  const offer = async (context: ContestContext, station: number, figures: Readonly<Record<string, number | null>>) => {
    const at = await sheetAt(house.db, context, station);
    return house.db.transaction().execute((tx) => offerReading(tx, at, { figures: context.form.cells.map(({ id }) => figures[id] ?? null), model: 'uji-1' }));
  };
  it('never decides where two people are asked for', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    expect(must(await offer(contest, station, FIGURES)).case.state).toBe('entered');
    expect(await votes(station)).toBeNull();
    await alone(station);
    const { task } = await next(house.db, contest, reader(contest, 'sesudah-mesin'));
    expect(JSON.stringify({ ...task, photos: [], id: '' })).not.toMatch(/mesin|machine/i);
    expect(must(await answer(house.db, reader(contest, 'sesudah-mesin'), task!.id, OTHER))).toEqual({ state: 'different' });
    expect((await house.db.selectFrom('audit_entry').select('actor').where('action', '=', 'sheets.offer_reading').execute())[0]).toEqual({ actor: MACHINE.id });
  });
  it('stands beside one person where the election says so, and only if they say the same and every hard rule holds', async () => {
    const beside = await plantNight(house.db, { slug: 'mesin', stations: 5, publication: 'person_and_machine' });
    for (const [station, figures, then] of [[1, FIGURES, 'accepted'], [2, OTHER, 'entered']] as const) {
      must(await submit(house.db, kpps(beside, station), entry(beside, station)));
      expect(must(await offer(beside, station, figures)).case.state).toBe(then);
    }
    const wrong = { ...FIGURES, 'C.1': 95 };
    must(await submit(house.db, kpps(beside, 3), entry(beside, 3, { figures: wrong, reasons: Object.fromEntries(['R08', 'R09', 'R10', 'R11'].map((code) => [code, 'Tertulis demikian'])) })));
    expect(must(await offer(beside, 3, wrong)).case.state).toBe('entered');
  });
});
