import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { storedText, verifyEntry, type StoredEntry } from './evidence.ts';
import { newPhone, signing } from './fixtures/phone.ts';
import { entry, FIGURES, kpps, plantNight, submit, VILLAGE } from './fixtures/small-night.ts';
import { entryText } from './rules/entry-text.ts';

let database: TestDatabase;
let contest: ContestContext;
const phone = newPhone();
beforeAll(async () => {
  database = await testDatabase();
  contest = await plantNight(database.db);
});
afterAll(() => database.close());

async function stored(station: number): Promise<StoredEntry> {
  const row = await database.db.selectFrom('sheet_entry').selectAll().where('contest_id', '=', contest.id).where('station', '=', station).orderBy('number', 'desc').executeTakeFirstOrThrow();
  return {
    contest: row.contest_id, village: VILLAGE, station: row.station, follows: row.follows, figures: row.figures, reasons: row.reasons, reason: row.reason,
    photos: row.photos, saidAt: row.said_at, hash: row.hash, device: row.device_id, message: row.message, signature: row.signature,
  };
}

const photos = [{ page: 2, sha256: 'b'.repeat(64) }, { page: 1, sha256: 'a'.repeat(64) }];
const words = (station: number) => entry(contest, station, { photos, reasons: { R11: 'Tertulis “demikian” di kertas — é' }, saidAt: '2024-02-14T20:00:00.120+07:00' });

describe('what a phone signed', () => {
  // Station 1 goes the slow way, station 2 the fast one.
  it.each([1, 2])('is proved by the stored row of station %i and the phone\'s public key, by anybody', async (station) => {
    const input = words(station);
    const { actor, key } = signing(kpps(contest, station), phone, input);
    const { hash } = must(await submit(database.db, actor, input, key));
    const row = await stored(station);
    expect(row).toMatchObject({ hash, device: phone.device });
    expect(storedText(contest.form, row)).toBe(entryText(input));
    expect(verifyEntry(contest.form, row, phone.spki)).toBe('signed');
    expect(verifyEntry(contest.form, row, newPhone().spki)).toBe('forged');
  });

  it('no longer holds once a figure, a reason, a photo, the time or the station in the row is another', async () => {
    const row = await stored(2);
    const figures = row.figures.map((figure, at) => (at === contest.form.index['C.1'] ? 91 : figure));
    const changed: Partial<StoredEntry>[] = [{ figures }, { reasons: {} }, { photos: row.photos.slice(1) }, { saidAt: new Date(row.saidAt!.getTime() + 1) }, { station: 3 }, { follows: 1 }, { hash: 'c'.repeat(64) }];
    for (const change of changed) expect(verifyEntry(contest.form, { ...row, ...change }, phone.spki)).toBe('altered');
    const relabelled = { ...row, figures };
    const { sha256 } = await import('../../../kernel/ids.ts');
    expect(verifyEntry(contest.form, { ...relabelled, hash: sha256(storedText(contest.form, relabelled)) }, phone.spki)).toBe('altered');
    expect(verifyEntry(contest.form, { ...row, signature: Buffer.alloc(64) }, phone.spki)).toBe('forged');
    expect(verifyEntry(contest.form, { ...row, device: 'X'.repeat(26) }, phone.spki)).toBe('altered');
  });

  it('must be exactly the text of the entry: other words under the same signature are refused', async () => {
    const input = words(3);
    const { actor, key } = signing(kpps(contest, 3), phone, input);
    expect(await submit(database.db, actor, { ...input, figures: { ...FIGURES, 'C.1': 89, 'C.2': 111 } }, key)).toMatchObject({ ok: false, problem: { code: 'entry_altered', status: 422 } });
    expect(await submit(database.db, { ...actor, signed: undefined }, input, key)).toMatchObject({ ok: false, problem: { code: 'entry_altered' } });
  });

  it('without a phone there is no signature, and it says so', async () => {
    must(await submit(database.db, kpps(contest, 4), words(4)));
    expect(verifyEntry(contest.form, await stored(4), phone.spki)).toBe('unsigned');
  });
});

describe('the text of an entry', () => {
  it('is one text for one sheet: order of cells, absent cells and time zones do not matter', () => {
    const one = words(5);
    const figures = Object.fromEntries([...Object.entries(FIGURES).reverse(), ['H1_L', FIGURES['H1_L'] ?? null], ['B9_J', null]]);
    expect(entryText({ ...one, figures, photos: [...photos].reverse(), saidAt: '2024-02-14T13:00:00.120Z' })).toBe(entryText(one));
  });
});
