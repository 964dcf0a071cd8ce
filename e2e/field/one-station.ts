import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openHouse } from '../../apps/server/open-house.ts';
import { ofEvent } from '../../kernel/access.ts';
import { readConfig } from '../../kernel/config.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { must } from '../../kernel/result.ts';
import { sessionCookie } from '../../modules/people/accounts/sessions/cookie.ts';
import { openSession } from '../../modules/people/index.ts';
import { plantPeople, plantRole } from '../../modules/people/roles/fixtures/people.ts';
import { plantHall } from '../../modules/recapitulation/plenary/fixtures/hall.ts';
import { choosePin, enrol, newPhone, openField, type Phone } from '../devices/phone.ts';
import { startErekap } from '../support/server.ts';

const [VILLAGE, PERSON] = ['11.01.01.1001', 'uji:kpps-tunggal'];

type HallOptions = NonNullable<Parameters<typeof plantHall>[1]>;

export type OneStation = {
  /** An enrolled phone of the station's KPPS, behind its PIN. */
  phone(browser: Browser, name: string): Promise<Phone>;
  close(): Promise<void>;
};

/** A real house of one village with one station, its election, and one KPPS member. @param more what is to be put right in its data */
export async function oneStation({ slug, ...options }: HallOptions & { slug: string }, more: (db: Db) => Promise<unknown>): Promise<OneStation> {
  const data = await mkdtemp(join(tmpdir(), 'erekap-single-'));
  const started = await startErekap(data, ['--no-demo']);
  const house = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
  const cookie = await plant(house.db).finally(() => house.close());

  async function plant(db: Db): Promise<string> {
    await plantHall(db, { slug, provinces: 1, regencies: 1, subdistricts: 1, villages: 1, stations: 1, ...options });
    await more(db);
    await plantPeople(db, [PERSON], slug, VILLAGE);
    await plantRole(db, PERSON, { role: 'kpps', scheme: slug, path: `${VILLAGE}/1`, within: ofEvent(slug) });
    const { token } = await db.transaction().execute((tx) => openSession(tx, PERSON, 'staff', { address: '', userAgent: 'Peramban', origin: '' }));
    return sessionCookie(token, false).split(';', 1)[0] ?? '';
  }

  async function codeOf(): Promise<string> {
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const { duties } = (await (await fetch(`${started.url}/api/devices/own`, { headers })).json()) as { duties: { assignment: number }[] };
    const answer = await fetch(`${started.url}/api/devices/invites`, { method: 'POST', headers, body: JSON.stringify({ assignment: duties[0]?.assignment }) });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { code: string }).code;
  }

  return {
    async phone(browser, name) {
      const phone = await newPhone(browser);
      await openField(phone, `${started.url}/field/`);
      await enrol(phone, await codeOf(), name);
      await choosePin(phone);
      return phone;
    },
    async close() {
      await started.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
