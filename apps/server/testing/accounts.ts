import type { Hono } from 'hono';
import { expect } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantDemoAccounts, plantDemoPeople } from '../../../modules/people/index.ts';
import { loadKemendagri } from '../../../modules/regions/index.ts';
import { appOn, visitor, type Visitor } from './visitor.ts';

export type AccountsHouse = { readonly database: TestDatabase; readonly app: Hono };

/** The real server with the demo people and their accounts; `regions`: with the tree of the country, for offices that record people. */
export async function accountsHouse({ regions = false } = {}): Promise<AccountsHouse> {
  const database = await testDatabase();
  if (regions) await loadKemendagri(database.db);
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  await plantDemoAccounts(database.db);
  return { database, app: await appOn(database) };
}

/** Somebody of the demo city in the chair that the demo gives them. */
export async function chairOf(app: Hono, person: string): Promise<Visitor> {
  const me = visitor(app);
  expect((await me.post('/api/session/as', { person })).status).toBe(200);
  return me;
}

/** As before anybody came: no limit reached, nobody half signed in, no letter sent. */
export async function forgetVisits({ db }: TestDatabase): Promise<void> {
  for (const table of ['rate_limit', 'sign_in_step', 'message'] as const) await db.deleteFrom(table).execute();
}

/** As if nobody had ever set up a second factor. */
export async function forgetFactors({ db }: TestDatabase): Promise<void> {
  for (const table of ['recovery_code', 'passkey'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('account').set({ totp_sealed: null, totp_last_step: null }).execute();
}
