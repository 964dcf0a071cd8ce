import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { openHouse } from '../../apps/server/open-house.ts';
import { ofEvent } from '../../kernel/access.ts';
import { readConfig } from '../../kernel/config.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { must } from '../../kernel/result.ts';
import { sessionCookie } from '../../modules/people/accounts/sessions/cookie.ts';
import type { RoleId } from '../../modules/people/contract.ts';
import { openSession } from '../../modules/people/index.ts';
import { plantPeople, plantRole } from '../../modules/people/roles/fixtures/people.ts';
import { plantHall } from '../../modules/recapitulation/plenary/fixtures/hall.ts';
import { CONTESTS } from '../night/ballots.ts';
import { DESK } from '../support/browser.ts';
import { startErekap } from '../support/server.ts';

/** One regency with two kecamatan, each of one kelurahan with two TPS; everybody who acts there is invented. */
export const SCHEME = 'pleno';
export const REGENCY = '11.01';
export const [FIRST, SECOND] = ['11.01.01', '11.01.02'] as const;
const CAST = {
  barat: ['Maya Lestari', 'ppk', FIRST], timur: ['Surya Adiputra', 'ppk', SECOND], kab: ['Bagas Prawira', 'kpu_kab', REGENCY], prov: ['Hendra Wijaksana', 'kpu_prov', '11'],
  looks: ['Sekar Anindya', 'observer', ''], screen: ['Layar Kabupaten', 'display', REGENCY],
} as const satisfies Record<string, readonly [string, RoleId, string]>;
export type Person = keyof typeof CAST;

export type SmallHouse = {
  readonly contest: number;
  /** Acts (with a body) or reads as somebody. @throws where the house refuses */
  call<T>(person: Person, path: string, body?: object): Promise<T>;
  /** The same, answering the status instead of throwing. */
  statusOf(person: Person, path: string, body: object): Promise<number>;
  /** Works in its data beside the server. */
  inside<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** A screen of somebody. */
  open(browser: Browser, person: Person, viewport?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
};

async function plant(db: Db): Promise<{ contest: number; cookies: Record<string, string> }> {
  const [contest] = await plantHall(db, { slug: SCHEME, provinces: 1, regencies: 1, subdistricts: 2, villages: 1, stations: 2, ballot: CONTESTS.ppwp.ballot });
  for (const [path, name] of [[REGENCY, 'Kabupaten Tirta'], [FIRST, 'Tirta Barat'], [SECOND, 'Tirta Timur'], [`${FIRST}.1001`, 'Bukit Asri'], [`${SECOND}.1001`, 'Lembah Asri']]) {
    await sql`UPDATE region SET name = ${name}, search = lower(${name}) WHERE scheme = ${SCHEME} AND path = ${path}`.execute(db);
  }
  const cookies: Record<string, string> = {};
  for (const [person, [name, role, path]] of Object.entries(CAST)) {
    await plantPeople(db, [person], SCHEME, FIRST);
    await sql`UPDATE person SET name = ${name} WHERE id = ${person}`.execute(db);
    await plantRole(db, person, { role, scheme: path === '' ? '*' : SCHEME, path, within: ofEvent(SCHEME) });
    const session = await db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: 'Peramban kantor', origin: '' }));
    cookies[person] = sessionCookie(session.token, false).split(';', 1)[0] ?? '';
  }
  return { contest: contest?.id ?? 0, cookies };
}

/** A real house of its own beside the demo city's. */
export async function smallHouse(): Promise<SmallHouse> {
  const data = await mkdtemp(join(tmpdir(), 'erekap-pleno-'));
  const started = await startErekap(data, ['--no-demo']);
  const beside = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
  const { contest, cookies } = await plant(beside.db).finally(() => beside.close());
  const ask = (person: Person, path: string, body?: object): Promise<Response> => {
    const headers = { cookie: cookies[person] ?? '', 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    return fetch(`${started.url}${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  };
  return {
    contest,
    async call<T>(person: Person, path: string, body?: object) {
      const answer = await ask(person, path, body);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async inside(work) {
      const opened = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
      return work(opened.db).finally(() => opened.close());
    },
    statusOf: async (person, path, body) => (await ask(person, path, body)).status,
    async open(browser, person, viewport = DESK) {
      const context = await browser.newContext({ viewport, locale: 'id-ID', baseURL: started.url });
      const [name = '', value = ''] = (cookies[person] ?? '').split('=', 2);
      await context.addCookies([{ name, value, url: started.url, httpOnly: true, sameSite: 'Strict' }]);
      return context.newPage();
    },
    async close() {
      await started.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
