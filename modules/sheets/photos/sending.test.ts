import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { houseFiles } from '../../../kernel/house-files.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { MOST_UNFINISHED } from './commands/start-photo.ts';
import { PIECE_BYTES } from './contract.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { announced, personAt, piece, send, sent, start } from './fixtures/sending.ts';
import { sweepUploads } from './sweep.ts';

let house: TestDatabase;
let big: Buffer;
const HERE = '11.01.01.1001/1';
const kpps = personAt('uji:kpps', 'sheets.enter', HERE);
const colleague = personAt('uji:rekan', 'sheets.enter', HERE);

beforeAll(async () => {
  house = await testDatabase();
  await plantCountry(house.db);
  big = await pictureOf(100, { width: 2400, height: 3200, quality: 98 });
});
afterAll(() => house.close());

const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await house.pool.query<Record<string, unknown>>(sql)).rows;
const standing = () => rows(`SELECT page, sha256, standing FROM sheet_photo ORDER BY id`);
const caseState = async () => (await rows('SELECT state FROM sheet_case'))[0]?.['state'];
let seed = 200;
const fresh = (options = {}): Promise<Buffer> => pictureOf(++seed, options);
const codeOf = async (answer: ReturnType<typeof send>): Promise<string> => {
  const found = await answer;
  return found.ok ? 'ok' : found.problem.code;
};

beforeEach(async () => {
  await house.pool.query('ALTER TABLE photo DISABLE TRIGGER USER; ALTER TABLE sheet_photo DISABLE TRIGGER USER; ALTER TABLE sheet_case DISABLE TRIGGER USER; ALTER TABLE statement_photo DISABLE TRIGGER USER');
  await house.pool.query('DELETE FROM sheet_photo; DELETE FROM statement_photo; DELETE FROM photo; DELETE FROM photo_upload; DELETE FROM sheet_case');
  await house.pool.query('ALTER TABLE photo ENABLE TRIGGER USER; ALTER TABLE sheet_photo ENABLE TRIGGER USER; ALTER TABLE sheet_case ENABLE TRIGGER USER; ALTER TABLE statement_photo ENABLE TRIGGER USER');
});

describe('a photo', () => {
  it('arrives piece by piece, stands on its page, moves its sheet and is one entry of the trail', async () => {
    expect(big.length).toBeGreaterThan(3 * PIECE_BYTES);
    const before = Number((await rows('SELECT count(*) FROM audit_entry'))[0]?.['count']);
    expect(await sent(house.db, kpps, big, { takenAt: '2024-02-14T15:00:00+07:00' })).toEqual({ received: big.length, done: true, twins: [] });
    expect(await standing()).toEqual([{ page: 1, sha256: sha256(big), standing: 'current' }]);
    expect(await caseState()).toBe('photographed');
    expect(await houseFiles().has(sha256(big))).toBe(true);
    expect(await rows('SELECT * FROM photo_upload')).toEqual([]);
    expect(await rows(`SELECT actor, action, scheme, path, thing, details FROM audit_entry ORDER BY id OFFSET ${before}`)).toEqual([{
      actor: 'uji:kpps', action: 'sheets.photograph', scheme: 'uji', path: HERE, thing: 'photo 1/11.01.01.1001/1', details: { sha256: sha256(big), page: 1, taken_at: '2024-02-14T15:00:00+07:00' },
    }]);
  });

  it('stands on a page that its form has, and on no other', async () => {
    const picture = await fresh();
    for (const page of [4, 20]) expect(await codeOf(start(house.db, kpps, announced(picture, { page })))).toBe('value_unknown');
    expect(await codeOf(start(house.db, kpps, announced(picture, { page: 3 })))).toBe('ok');
  });

  it('goes on after a kill at every boundary: whoever asks is told how much is here', async () => {
    const said = announced(big);
    for (let at = 0; at < big.length; at += PIECE_BYTES) {
      expect(await start(house.db, kpps, said)).toEqual({ ok: true, value: { received: at, done: false, twins: [] } });
      await piece(house.db, kpps, said, big, at);
    }
    expect(await start(house.db, kpps, said)).toMatchObject({ value: { done: true, received: big.length } });
    expect(await standing()).toHaveLength(1);
  });

  it('is finished by the next request where the house fell just after the last piece', async () => {
    const said = announced(big);
    must(await start(house.db, kpps, said));
    for (let at = 0; at + PIECE_BYTES < big.length; at += PIECE_BYTES) await piece(house.db, kpps, said, big, at);
    const last = Math.floor(big.length / PIECE_BYTES) * PIECE_BYTES;
    const [upload] = await rows('SELECT parts FROM photo_upload');
    await houseFiles().parts.write(String(upload?.['parts']), last, big.subarray(last));
    await house.pool.query('UPDATE photo_upload SET received = size');
    expect(await start(house.db, kpps, said)).toMatchObject({ value: { done: true } });
  });

  it('takes pieces in any order and any number of times', { timeout: 60_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 10_000 }), fc.array(fc.nat(5), { maxLength: 12 }), async (number, order) => {
      const picture = await pictureOf(10_000 + number, { width: 620, height: 640 });
      const said = announced(picture, { page: 1 + (number % 3), station: 2 });
      const sender = personAt('uji:urut', 'sheets.enter', '11.01.01.1001');
      const step = Math.ceil(picture.length / 6);
      must(await start(house.db, sender, said));
      let here = 0;
      for (const at of order) {
        const answer = await piece(house.db, sender, said, picture, at * step, step);
        const now = answer.ok ? answer.value.received : -1;
        expect(now).toBeGreaterThanOrEqual(here);
        here = now;
      }
      const done = await send(house.db, sender, picture, { page: said.page, station: 2 });
      expect(done).toMatchObject({ ok: true, value: { done: true, received: picture.length } });
    }), { numRuns: 15 });
  });

  it('sent by two phones at once, of one person or of two, is there once', async () => {
    const said = announced(big);
    const phone = async (actor: Actor) => {
      let at = await start(house.db, actor, said);
      while (at.ok && !at.value.done) at = await piece(house.db, actor, said, big, at.value.received);
      return at;
    };
    const done = await Promise.all([phone(kpps), phone(kpps), phone(colleague)]);
    expect(done.map((one) => (one.ok ? one.value.done : one.problem))).toEqual([true, true, true]);
    expect(await standing()).toHaveLength(1);
    expect(await rows('SELECT * FROM photo_upload')).toEqual([]);
  });

  it('supersedes the one before on its page, and a late retry of that changes nothing', async () => {
    const [first, second] = [await fresh(), await fresh()];
    await sent(house.db, kpps, first);
    await sent(house.db, kpps, second);
    await sent(house.db, kpps, first);
    await sent(house.db, colleague, await fresh(), { page: 2 });
    expect((await standing()).map(({ page, standing: now }) => [page, now])).toEqual([[1, 'superseded'], [1, 'current'], [2, 'current']]);
  });

  it('of a sheet that is asked again brings it back once all pages are there', async () => {
    await sent(house.db, kpps, await fresh());
    await house.pool.query(`UPDATE sheet_case SET state = 'asked_again', asked = 'unreadable'`);
    await house.pool.query(`UPDATE sheet_photo SET standing = 'set_aside'`);
    for (const page of [1, 2]) {
      await sent(house.db, kpps, await fresh(), { page });
      expect(await caseState()).toBe('asked_again');
    }
    await sent(house.db, kpps, await fresh(), { page: 3 });
    expect(await caseState()).toBe('photographed');
  });
});

describe('refused', () => {
  it('where the bytes are not those that were announced; the next try begins anew', async () => {
    const [picture, other] = [await fresh(), await fresh()];
    const said = { ...announced(picture), size: other.length };
    must(await start(house.db, kpps, said));
    let answer = await piece(house.db, kpps, said, other, 0);
    while (answer.ok && !answer.value.done) answer = await piece(house.db, kpps, said, other, answer.value.received);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'photo_mismatch' } });
    expect(await rows('SELECT * FROM photo')).toEqual([]);
    expect(await sent(house.db, kpps, picture)).toMatchObject({ done: true });
  });

  it('where a piece goes beyond the end, or the picture is of another kind than a JPEG', async () => {
    const picture = await fresh();
    const said = { ...announced(picture), size: picture.length - 1 };
    must(await start(house.db, kpps, said));
    expect(await codeOf(piece(house.db, kpps, said, picture, 0, picture.length))).toBe('photo_mismatch');
    const webp = await fresh({ mediaType: 'image/webp' });
    expect(await codeOf(send(house.db, kpps, webp))).toBe('photo_unreadable');
  });

  it('where it is no picture that will do; nothing of it stays', async () => {
    expect(await codeOf(send(house.db, kpps, Buffer.from('<?php bukan foto ?>')))).toBe('photo_unreadable');
    expect(await codeOf(send(house.db, kpps, await fresh({ width: 300 })))).toBe('photo_dimensions');
    expect([await rows('SELECT * FROM photo_upload'), await rows('SELECT * FROM photo'), await standing()]).toEqual([[], [], []]);
  });

  it('to whoever may not enter that sheet, at every step', async () => {
    const picture = await fresh();
    for (const stranger of [personAt('uji:lain', 'sheets.enter', '11.01.01.1001/2'), personAt('uji:saksi', 'supervision.witness', HERE), { ...kpps, grants: [{ ...kpps.grants[0]!, within: 'event:lain' }] }]) {
      expect(await codeOf(start(house.db, stranger, announced(picture)))).toBe('not_allowed');
      expect(await codeOf(piece(house.db, stranger, announced(picture), picture, 0))).toBe('not_allowed');
    }
    expect(await codeOf(send(house.db, kpps, picture, { village: '11.01.01.9999' }))).toBe('not_found');
    expect(await codeOf(send(house.db, personAt('uji:desa', 'sheets.enter', '11.01.01.1001'), picture, { station: 99 }))).toBe('not_found');
  });

  it("into another person's upload", async () => {
    const said = announced(big);
    must(await start(house.db, kpps, said));
    await piece(house.db, kpps, said, big, 0);
    expect(await codeOf(piece(house.db, colleague, said, big, PIECE_BYTES))).toBe('photo_unannounced');
    expect(must(await start(house.db, colleague, said)).received).toBe(0);
    expect(must(await start(house.db, kpps, said)).received).toBe(PIECE_BYTES);
  });

  it('by its hash alone: who has not seen the picture sends the bytes', async () => {
    const picture = await fresh();
    await sent(house.db, kpps, picture);
    const elsewhere = personAt('uji:kpps-2', 'sheets.enter', '11.01.01.1001/2');
    const said = announced(picture, { station: 2 });
    expect(await start(house.db, elsewhere, said)).toMatchObject({ value: { received: 0, done: false } });
    expect(await start(house.db, colleague, announced(picture))).toMatchObject({ value: { done: true } });
  });

  it('beyond thirty photos of one page', async () => {
    await house.pool.query(`INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, standing, person_id)
      SELECT 1, (SELECT id FROM region WHERE path = '11.01.01.1001'), 1, 1, lpad(n::text, 64, '0'), 'superseded', 'x' FROM generate_series(1, 30) n`);
    expect(await codeOf(send(house.db, kpps, await fresh()))).toBe('photos_full');
    expect(await codeOf(send(house.db, kpps, await fresh(), { page: 2 }))).toBe('ok');
  });
});

describe('what is not finished', () => {
  it('is at most a dozen per person: one more ends the one that rested longest', async () => {
    const pictures = await Promise.all(Array.from({ length: MOST_UNFINISHED + 1 }, () => fresh({ width: 620, height: 640 })));
    for (const picture of pictures) {
      const said = announced(picture);
      must(await start(house.db, kpps, said));
      await piece(house.db, kpps, said, picture, 0, 1000);
    }
    const [oldest, ...rest] = await Promise.all(pictures.map(async (picture) => (await rows(`SELECT received FROM photo_upload WHERE sha256 = '${sha256(picture)}'`))[0]?.['received']));
    expect([oldest, rest]).toEqual([undefined, rest.map(() => 1000)]);
    expect(await codeOf(piece(house.db, kpps, announced(pictures[0] as Buffer), pictures[0] as Buffer, 1000, 1000))).toBe('photo_unannounced');
  });

  it('is swept after two days, with its file and with files that belong to nothing', async () => {
    const said = announced(big);
    must(await start(house.db, kpps, said));
    await piece(house.db, kpps, said, big, 0);
    expect(await sweepUploads(house.db)).toEqual({ uploads: 0, files: 0 });
    const swept = await sweepUploads(house.db, new Date(Date.now() + 49 * 3_600_000));
    expect(swept.uploads).toBe(1);
    expect(await houseFiles().parts.untouchedSince(new Date(Date.now() + 1000))).toEqual([]);
    expect(await sent(house.db, kpps, big)).toMatchObject({ done: true });
  });

  it('begins anew where its file went away', async () => {
    const said = announced(big);
    must(await start(house.db, kpps, said));
    await piece(house.db, kpps, said, big, 0);
    await houseFiles().parts.drop(String((await rows('SELECT parts FROM photo_upload'))[0]?.['parts']));
    expect(must(await piece(house.db, kpps, said, big, PIECE_BYTES)).received).toBe(0);
    expect(await sent(house.db, kpps, big)).toMatchObject({ done: true });
  });
});

describe('an objection', () => {
  it('brings photos of witnesses and supervisors, which stand on no sheet', async () => {
    const saksi = personAt('uji:saksi', 'supervision.witness', HERE);
    const picture = await fresh();
    expect(await sent(house.db, saksi, picture, { purpose: 'statement' })).toMatchObject({ done: true, twins: [] });
    expect(await sent(house.db, saksi, picture, { purpose: 'statement' })).toMatchObject({ done: true });
    expect([await standing(), await rows('SELECT sha256, person_id FROM statement_photo')]).toEqual([[], [{ sha256: sha256(picture), person_id: 'uji:saksi' }]]);
    expect(await codeOf(send(house.db, kpps, await fresh(), { purpose: 'statement' }))).toBe('not_allowed');
    expect((await rows(`SELECT action FROM audit_entry ORDER BY id DESC LIMIT 1`))[0]?.['action']).toBe('supervision.photograph');
  });
});
