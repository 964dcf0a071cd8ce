import type { Hono } from 'hono';
import { generateSync } from 'otplib';
import { expect } from 'vitest';
import { hashPassword } from '../../../kernel/crypt/password.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { readOutbox } from '../../../kernel/messages/read.ts';
import { demoPassword } from '../../../modules/people/index.ts';
import { visitor, type Visitor } from './visitor.ts';

/** The code of a secret, some steps of 30 seconds from now. */
export const totpOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

export const loginOf = (id: string): string => `${id.slice(5)}@contoh.id`;

/** Somebody of the demo city in a browser of theirs, with password and code app; `secret` makes the codes. */
export async function enrolled(app: Hono, id: string, address = ''): Promise<{ me: Visitor; secret: string; recovery: string[] }> {
  const me = visitor(app, { address });
  expect((await me.post('/api/sign-in/password', { login: loginOf(id), password: demoPassword() })).body).toEqual({ step: 'enrol' });
  const { body } = await me.post('/api/sign-in/enrol/totp/begin');
  const secret = body['secret'] as string;
  const done = await me.post('/api/sign-in/enrol/totp/confirm', { code: totpOf(secret) });
  expect(done.body['next']).toEqual({ step: 'done' });
  return { me, secret, recovery: done.body['recoveryCodes'] as string[] };
}

/** As if the last code had been used long ago, so that a test need not wait half a minute. */
export const forgetTotp = (database: TestDatabase, id: string) => database.db.updateTable('account').set({ totp_last_step: null }).where('person_id', '=', id).execute();

/** What was sent, the newest first, in clear. */
export const outbox = (database: TestDatabase) => readOutbox(database.db, { demo: true, limit: 50 });

/** The secret behind # of the newest link that was sent. */
export async function linkIn(database: TestDatabase): Promise<string> {
  const texts = (await outbox(database)).map(({ text }) => /#(?:reset|invite)=([\w-]{43})/.exec(text ?? '')?.[1]);
  return texts.find((one) => one !== undefined) ?? '';
}

export const trailOf = async (database: TestDatabase, action: string) =>
  (await database.db.selectFrom('audit_entry').select(['actor', 'thing', 'details', 'path']).where('action', '=', action).orderBy('id').execute());

export const setDemoPassword = async (database: TestDatabase, id: string, password: string, temporary = false) =>
  database.db.updateTable('account').set({ password_hash: await hashPassword(password), password_temporary: temporary }).where('person_id', '=', id).execute();
