import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPassword } from '../../../modules/people/index.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { accountsHouse, forgetFactors, forgetVisits } from '../testing/accounts.ts';
import { enrolled, forgetTotp, linkIn, loginOf, setDemoPassword, totpOf } from '../testing/people.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  ({ database, app } = await accountsHouse());
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetVisits(database);
  await forgetFactors(database);
  await setDemoPassword(database, 'demo:ppk', demoPassword());
});

const FRESH = 'sungai besar di kota';
const WISH = 'perahu kecil di danau';

/** Somebody who knew the password and stands before the second factor, and a link to a new password. */
async function halfway(): Promise<{ thief: Visitor; link: string }> {
  const thief = visitor(app);
  expect((await thief.post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: demoPassword() })).body).toMatchObject({ step: 'factor' });
  await visitor(app).post('/api/sign-in/forgotten', { login: loginOf('demo:ppk') });
  const link = await linkIn(database);
  expect(link).not.toBe('');
  return { thief, link };
}

async function isShut({ thief, link }: { thief: Visitor; link: string }, secret: string): Promise<void> {
  await forgetTotp(database, 'demo:ppk');
  expect((await thief.post('/api/sign-in/totp', { code: totpOf(secret) })).body).toMatchObject({ code: 'step_expired' });
  expect((await visitor(app).post('/api/sign-in/reset', { code: link, password: WISH })).body).toMatchObject({ code: 'link_expired' });
}

describe('a sign-in that is halfway, and a link, end', () => {
  it('when the owner chooses another password', async () => {
    const { me, secret } = await enrolled(app, 'demo:ppk');
    const open = await halfway();
    expect((await me.post('/api/account/password', { current: demoPassword(), next: FRESH })).body).toEqual({ done: true });
    await isShut(open, secret);
    expect((await me.get('/api/account')).status).toBe(200);
  });

  it('when a password of somebody else is replaced at the sign-in', async () => {
    const { secret } = await enrolled(app, 'demo:ppk');
    await setDemoPassword(database, 'demo:ppk', demoPassword(), true);
    const open = await halfway();
    const owner = visitor(app);
    await owner.post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: demoPassword() });
    await forgetTotp(database, 'demo:ppk');
    expect((await owner.post('/api/sign-in/totp', { code: totpOf(secret) })).body).toEqual({ step: 'new_password' });
    expect((await owner.post('/api/sign-in/new-password', { password: FRESH })).body).toEqual({ step: 'done' });
    await isShut(open, secret);
    await database.db.updateTable('account').set({ password_temporary: false }).execute();
  });

  it('when a factor is taken away', async () => {
    const { me, secret } = await enrolled(app, 'demo:ppk');
    await database.db.insertInto('passkey').values({ credential_id: 'kunci-lama', person_id: 'demo:ppk', public_key: Buffer.from('x'), counter: 0, transports: [], name: 'Ponsel lama', used_at: null }).execute();
    const open = await halfway();
    expect((await me.post('/api/account/passkeys/kunci-lama/remove', { proof: { password: demoPassword() } })).body).toEqual({ done: true });
    await isShut(open, secret);
  });
});
