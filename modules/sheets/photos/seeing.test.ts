import { Hono } from 'hono';
import sharp from 'sharp';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { createLog } from '../../../kernel/log.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { contestContext } from '../../elections/index.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { lookUpStations } from '../intake/station-book.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { personAt, sent } from './fixtures/sending.ts';
import { inspectPhoto } from './inspect.ts';
import { photoRoutes } from './routes.ts';
import { ALIKE_BITS, differingBits, LIKENESS_BITS } from './rules/likeness.ts';
import { twinsOf } from './store/twins.ts';

let house: TestDatabase;
const VILLAGE = '11.01.01.1001';
const kpps = personAt('uji:kpps', 'sheets.enter', `${VILLAGE}/1`);

beforeAll(async () => {
  house = await testDatabase();
  await plantCountry(house.db);
});
afterAll(() => house.close());

const sheetAt = async (village: string, station: number) => {
  const contest = must(await contestContext(house.db, 1));
  const stations = await lookUpStations(house.db, contest, [{ village, station }]);
  const place = stations.get(village)?.get(station);
  if (!place) throw new Error('no such station');
  return { contest, place };
};

async function look(actor: Actor, hash: string): Promise<Response> {
  const app = new Hono();
  mount(app, photoRoutes, { db: house.db, log: createLog('silent'), actorOf: () => Promise.resolve(actor) });
  return app.request(`/api/photos/${hash}`);
}
const mayLook = async (actor: Actor, hash: string): Promise<number> => (await look(actor, hash)).status;

describe('a photo of a sheet is seen', () => {
  let hash: string;
  let picture: Buffer;
  beforeAll(async () => {
    picture = await pictureOf(1);
    hash = sha256(picture);
    await sent(house.db, kpps, picture);
  });

  it('as it was sent, kept by the reader\'s own browser and nobody else', async () => {
    const answer = await look(kpps, hash);
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(['content-type', 'cache-control', 'content-disposition'].map((name) => [name, answer.headers.get(name)])))
      .toEqual({ 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=31536000, immutable', 'content-disposition': 'inline' });
  });

  it('by its station, by who looks after it or watches there, and by nobody else', async () => {
    const allowed = [kpps, personAt('uji:rekan', 'sheets.enter', VILLAGE), personAt('uji:ppk', 'sheets.supervise', '11.01.01'), personAt('uji:pleno', 'recapitulation.lead', '11.01'), personAt('uji:saksi', 'supervision.witness', `${VILLAGE}/1`)];
    for (const actor of allowed) expect([actor.id, await mayLook(actor, hash)]).toEqual([actor.id, 200]);
    const refused = [
      personAt('uji:sebelah', 'sheets.enter', `${VILLAGE}/2`), personAt('uji:ppk-2', 'sheets.supervise', '11.01.02'), personAt('uji:saksi-2', 'supervision.witness', `${VILLAGE}/2`),
      personAt('uji:pembaca', 'sheets.verify', ''), personAt('uji:pengamat', 'sheets.read', ''), { ...kpps, id: 'uji:lain', grants: [{ ...kpps.grants[0]!, within: 'event:lain' }] },
    ];
    for (const actor of refused) expect([actor.id, await mayLook(actor, hash)]).toEqual([actor.id, 403]);
    expect(await mayLook(kpps, 'f'.repeat(64))).toBe(404);
    expect([await mayLook(kpps, '..%2f..%2fsecret.key'), await mayLook(kpps, hash.toUpperCase())]).toEqual([400, 400]);
  });

  it('by its reader only while the task is theirs', async () => {
    const reader = personAt('uji:pembaca', 'sheets.verify', '');
    await house.pool.query(`UPDATE sheet_case SET task = 't', task_kind = 'second', task_person = 'uji:pembaca', task_until = now() + interval '10 minutes'`);
    expect(await mayLook(reader, hash)).toBe(200);
    await house.pool.query(`UPDATE sheet_case SET task_until = now() - interval '1 second'`);
    expect(await mayLook(reader, hash)).toBe(403);
  });

  it('without an entry for every look, but with one for a refusal', async () => {
    const count = async (): Promise<number> => Number((await house.pool.query<{ count: string }>(`SELECT count(*) FROM audit_entry`)).rows[0]?.count);
    const before = await count();
    await look(kpps, hash);
    expect(await count()).toBe(before);
    await look(personAt('uji:penasaran', 'sheets.enter', `${VILLAGE}/3`), hash);
    expect((await house.pool.query(`SELECT actor, action, thing FROM audit_entry ORDER BY id DESC LIMIT 1`)).rows).toEqual([{ actor: 'uji:penasaran', action: 'access.refused', thing: 'get /api/photos/{sha256}' }]);
  });

  it('not by the station\'s own people if it came with an objection', async () => {
    const objection = await pictureOf(2);
    const saksi = personAt('uji:saksi', 'supervision.witness', `${VILLAGE}/1`);
    await sent(house.db, saksi, objection, { purpose: 'statement' });
    expect([await mayLook(saksi, sha256(objection)), await mayLook(personAt('uji:ppk', 'sheets.supervise', '11.01.01'), sha256(objection)), await mayLook(kpps, sha256(objection))]).toEqual([200, 200, 403]);
  });
});

describe('twins', () => {
  it('are told at once, and from both sides: the same bytes, and the same picture sent through a messenger again', async () => {
    const village = personAt('uji:desa', 'sheets.enter', VILLAGE);
    const picture = await pictureOf(30, { width: 1000, height: 1400 });
    const again = await sharp(picture).resize(800).jpeg({ quality: 60 }).toBuffer();
    const [first, second, third] = [{ station: 1, page: 2 }, { station: 2, page: 2 }, { station: 3, page: 3 }];
    expect((await sent(house.db, village, picture, first)).twins).toEqual([]);
    const content = { contest: 1, village: VILLAGE, station: 1, page: 2, sha256: sha256(picture), same: 'content' };
    expect((await sent(house.db, village, picture, second)).twins).toEqual([content]);
    expect((await sent(house.db, village, again, third)).twins).toEqual([{ ...content, same: 'look' }, { ...content, station: 2, same: 'look' }]);
    expect(await twinsOf(house.db, await sheetAt(VILLAGE, 1), sha256(picture))).toEqual([{ ...content, station: 2 }, { ...content, station: 3, page: 3, sha256: sha256(again), same: 'look' }]);
    expect((await sent(house.db, village, await pictureOf(31), { station: 1, page: 3 })).twins).toEqual([]);
    const [entry] = (await house.pool.query<{ details: unknown }>(`SELECT details FROM audit_entry WHERE details ? 'also_at' ORDER BY id LIMIT 1`)).rows;
    expect(entry?.details).toMatchObject({ also_at: [`${VILLAGE}/1 content`] });
  });

  it('are not looked for in another city, nor among photos that were moved away', async () => {
    const picture = await pictureOf(40, { width: 1000, height: 1400 });
    const again = await sharp(picture).jpeg({ quality: 50 }).toBuffer();
    await sent(house.db, personAt('uji:a', 'sheets.enter', '11.01'), picture, { village: '11.01.02.1001' });
    expect((await sent(house.db, personAt('uji:b', 'sheets.enter', '11.02'), again, { village: '11.02.01.1001' })).twins).toEqual([]);
    expect((await sent(house.db, personAt('uji:c', 'sheets.enter', '11.01'), again, { village: '11.01.02.1002' })).twins.map(({ village, same }) => [village, same])).toEqual([['11.02.01.1001', 'content'], ['11.01.02.1001', 'look']]);
    await house.pool.query(`UPDATE sheet_photo SET standing = 'moved' WHERE sha256 = '${sha256(picture)}'`);
    expect((await twinsOf(house.db, await sheetAt('11.01.02.1002', 1), sha256(again))).map(({ same }) => same)).toEqual(['content']);
  });
});

const SHEETS = new URL('../../../../shared/data/forms2024/', import.meta.url);
describe.skipIf(!existsSync(SHEETS))('on photographed sheets (skipped where shared/data/forms2024 is absent)', () => {
  it('no two different sheets look alike, and a picture still looks like itself after a messenger', { timeout: 120_000 }, async () => {
    const names = readdirSync(SHEETS).filter((name) => /-p[123]\.jpg$/.test(name));
    const likeness = async (bytes: Buffer): Promise<string> => must(await inspectPhoto(bytes)).likeness;
    const all = await Promise.all(names.map((name) => likeness(readFileSync(new URL(name, SHEETS)))));
    const distances = all.flatMap((one, at) => all.slice(0, at).map((other) => differingBits(one, other)));
    const alike = distances.filter((bits) => bits <= ALIKE_BITS).length;
    const again = await Promise.all(names.filter((_, at) => at % 4 === 0).map(async (name) => {
      const bytes = readFileSync(new URL(name, SHEETS));
      const { width } = await sharp(bytes).metadata();
      const sides = [await sharp(bytes).jpeg({ quality: 40 }).toBuffer(), await sharp(bytes).resize(Math.round(width * 0.8)).jpeg({ quality: 60 }).toBuffer(), await sharp(bytes).resize(Math.round(width * 0.7)).jpeg({ quality: 70 }).toBuffer()];
      return Promise.all(sides.map(async (side) => differingBits(all[names.indexOf(name)] as string, await likeness(side))));
    }));
    const farthest = Math.max(...again.flat());
    console.log(`${names.length} photos, ${distances.length} pairs of different sheets: nearest ${Math.min(...distances)} of ${LIKENESS_BITS} bits apart, ${alike} within ${ALIKE_BITS}; the same picture again: at most ${farthest}`);
    expect(alike).toBe(0);
    expect(farthest).toBeLessThanOrEqual(ALIKE_BITS);
  });
});
