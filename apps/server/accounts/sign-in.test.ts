import crypto from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { demoPassword } from '../../../modules/people/index.ts';
import { accountsHouse, forgetFactors, forgetVisits } from '../testing/accounts.ts';
import { enrolled, forgetTotp, loginOf, outbox, setDemoPassword, totpOf, trailOf } from '../testing/people.ts';
import { visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
let password = '';
beforeAll(async () => {
  ({ database, app } = await accountsHouse());
  password = demoPassword();
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetVisits(database);
  await forgetFactors(database);
  await database.db.updateTable('account').set({ disabled_at: null }).execute();
});

const PPK = 'demo:ppk';
const sign = (login = loginOf(PPK), secret = password) => ({ login, password: secret });

describe('password and code app', () => {
  it('the first time: set up now, codes once, then a session that is really mine', async () => {
    const { me, recovery } = await enrolled(app, PPK);
    expect(recovery).toHaveLength(10);
    for (const code of recovery) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: true, actor: { id: PPK } });
    expect([...me.jar.keys()].sort()).toEqual(['erekap_known', 'erekap_session']);
    expect((await trailOf(database, 'accounts.totp_added')).at(-1)).toMatchObject({ actor: PPK, thing: `person ${PPK}` });
    expect((await trailOf(database, 'accounts.signed_in')).at(-1)).toMatchObject({ actor: PPK, details: { via: ['password', 'enrol', 'totp'] } });
  });

  it('afterwards: password, then code', async () => {
    const { secret } = await enrolled(app, PPK);
    const me = visitor(app);
    expect((await me.post('/api/sign-in/password', sign(' PPK@Contoh.ID '))).body).toEqual({ step: 'factor', factors: ['totp', 'recovery'] });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: false });
    expect((await me.post('/api/sign-in/totp', { code: totpOf(secret, 1) })).body).toEqual({ step: 'done' });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: true, actor: { id: PPK } });
    expect((await outbox(database)).map(({ purpose }) => purpose)).toContain('accounts.new_browser');
  });

  it('says in its cookies: no script, no other site, not for long', async () => {
    const { cookies } = await visitor(app).post('/api/sign-in/password', sign());
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^erekap_step=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=600$/);
  });

  it('takes a code once, and none of before', async () => {
    const { secret } = await enrolled(app, PPK);
    const [one, other, third] = [visitor(app), visitor(app), visitor(app)];
    for (const me of [one, other, third]) await me.post('/api/sign-in/password', sign());
    expect((await one.post('/api/sign-in/totp', { code: totpOf(secret, 1) })).body).toEqual({ step: 'done' });
    expect((await other.post('/api/sign-in/totp', { code: totpOf(secret, 1) })).body).toMatchObject({ code: 'code_wrong', status: 401 });
    expect((await third.post('/api/sign-in/totp', { code: totpOf(secret, 0) })).body).toMatchObject({ code: 'code_wrong' });
  });

  it('takes a code once even of many at the same moment', async () => {
    const { secret } = await enrolled(app, PPK);
    await forgetTotp(database, PPK);
    const many = Array.from({ length: 6 }, () => visitor(app));
    for (const me of many) await me.post('/api/sign-in/password', sign());
    const code = totpOf(secret);
    const answers = await Promise.all(many.map((me) => me.post('/api/sign-in/totp', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const sessions = await Promise.all(many.map((me) => me.get('/api/session')));
    expect(sessions.filter(({ body }) => body['signedIn'] === true)).toHaveLength(1);
  });

  it('takes one step for one session, of two hands that hold it', async () => {
    const { secret, recovery } = await enrolled(app, PPK);
    await forgetTotp(database, PPK);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    const answers = await Promise.all([me.copy().post('/api/sign-in/totp', { code: totpOf(secret) }), me.copy().post('/api/sign-in/recovery', { code: recovery[0] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('one minute off is refused, half a minute is not', async () => {
    const { secret } = await enrolled(app, PPK);
    await forgetTotp(database, PPK);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    for (const steps of [-3, 3]) expect((await me.post('/api/sign-in/totp', { code: totpOf(secret, steps) })).status).toBe(401);
    for (const code of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦']) expect((await me.copy().post('/api/sign-in/totp', { code })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a step', () => {
  it('ends after five wrong codes, also of many at once, and the right one comes too late', async () => {
    const { secret } = await enrolled(app, PPK);
    await forgetTotp(database, PPK);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    const answers = await Promise.all(Array.from({ length: 12 }, () => me.copy().post('/api/sign-in/totp', { code: '000000' })));
    expect(answers.filter(({ body }) => body['code'] === 'code_wrong').length).toBeLessThanOrEqual(5);
    expect((await me.post('/api/sign-in/totp', { code: totpOf(secret) })).body).toMatchObject({ code: 'step_expired' });
  });

  it('ends after ten minutes', async () => {
    const { secret } = await enrolled(app, PPK);
    await forgetTotp(database, PPK);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    await database.db.updateTable('sign_in_step').set({ expires_at: new Date(Date.now() - 1000) }).execute();
    expect((await me.post('/api/sign-in/totp', { code: totpOf(secret) })).body).toMatchObject({ code: 'step_expired' });
  });

  it('belongs to its person: a code of somebody else does not fit, and a session step opens no sign-in', async () => {
    const mine = await enrolled(app, PPK);
    const theirs = await enrolled(app, 'demo:admin');
    for (const id of [PPK, 'demo:admin']) await forgetTotp(database, id);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    expect((await me.post('/api/sign-in/totp', { code: totpOf(theirs.secret) })).body).toMatchObject({ code: 'code_wrong' });
    // The step of somebody's own account in the hand of another one who is signed in.
    const begun = await theirs.me.post('/api/account/totp/begin', { proof: { password } });
    const thief = mine.me;
    thief.jar.set('erekap_step', theirs.me.jar.get('erekap_step') ?? '');
    expect((await thief.post('/api/account/totp/confirm', { code: totpOf(begun.body['secret'] as string) })).body).toMatchObject({ code: 'step_expired' });
    expect((await thief.post('/api/sign-in/totp', { code: totpOf(begun.body['secret'] as string) })).body).toMatchObject({ code: 'step_expired' });
  });

  it('none, or one made up, leads nowhere', async () => {
    for (const path of ['totp', 'recovery', 'enrol/totp/confirm', 'code']) {
      const me = visitor(app);
      expect((await me.post(`/api/sign-in/${path}`, { code: '123456' })).body, path).toMatchObject({ code: 'step_expired' });
      me.jar.set('erekap_step', 'A'.repeat(43));
      expect((await me.post(`/api/sign-in/${path}`, { code: '123456' })).body, path).toMatchObject({ code: 'step_expired' });
    }
  });

  it('to set up a factor adds none where one was set up meanwhile', async () => {
    const late = visitor(app);
    await late.post('/api/sign-in/password', sign());
    const { body } = await late.post('/api/sign-in/enrol/totp/begin');
    await enrolled(app, PPK);
    expect((await late.post('/api/sign-in/enrol/totp/confirm', { code: totpOf(body['secret'] as string) })).body).toMatchObject({ code: 'step_expired' });
  });
});

describe('recovery codes', () => {
  it('open once, however they are typed', async () => {
    const { recovery } = await enrolled(app, PPK);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign());
    expect((await me.post('/api/sign-in/recovery', { code: ` ${(recovery[3] ?? '').toLowerCase().replace('-', ' ')}` })).body).toEqual({ step: 'done', recoveryCodesLeft: 9 });
    const again = visitor(app);
    await again.post('/api/sign-in/password', sign());
    expect((await again.post('/api/sign-in/recovery', { code: recovery[3] })).body).toMatchObject({ code: 'code_wrong' });
    expect((await me.get('/api/account')).body).toMatchObject({ account: { recoveryCodesLeft: 9 } });
    expect((await outbox(database)).map(({ purpose }) => purpose)).toContain('accounts.recovery_used');
  });
  it('open once of many at the same moment', async () => {
    const { recovery } = await enrolled(app, PPK);
    const many = Array.from({ length: 6 }, () => visitor(app));
    for (const me of many) await me.post('/api/sign-in/password', sign());
    const answers = await Promise.all(many.map((me) => me.post('/api/sign-in/recovery', { code: recovery[0] })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
  it('stand nowhere in clear', async () => {
    const { recovery, secret } = await enrolled(app, PPK);
    const { rows } = await database.pool.query<{ all: string }>(`SELECT (SELECT string_agg(r::text, ' ') FROM recovery_code r) || (SELECT string_agg(a::text, ' ') FROM account a)
      || coalesce((SELECT string_agg(i::text, ' ') FROM idempotency i), '') || (SELECT string_agg(e::text, ' ') FROM audit_entry e) AS all`);
    const all = rows[0]?.all ?? '';
    expect(all.length).toBeGreaterThan(1000);
    for (const word of [...recovery, ...recovery.map((code) => code.replace('-', '')), secret, password, loginOf(PPK)]) expect(all).not.toContain(word);
  });
});

describe('whether there is an account', () => {
  it('is told by no answer', async () => {
    await setDemoPassword(database, 'demo:admin', password);
    await database.db.updateTable('account').set({ disabled_at: new Date(), disabled_reason: 'uji' }).where('person_id', '=', 'demo:admin').execute();
    const answers = await Promise.all([sign(loginOf(PPK), 'salah salah salah'), sign('tidak.ada@contoh.id'), sign(loginOf('demo:admin')), sign('??'), sign('081234567890')].map((body) => visitor(app).post('/api/sign-in/password', body)));
    for (const { status, body, cookies } of answers) {
      expect([status, cookies]).toEqual([401, []]);
      expect(body).toEqual(answers[0]?.body);
    }
    const asked = await Promise.all([loginOf(PPK), 'tidak.ada@contoh.id', '??'].map((login) => visitor(app).post('/api/sign-in/forgotten', { login })));
    for (const { status, body } of asked) expect([status, body]).toEqual([200, { sent: true, minutes: 60 }]);
    const codes = await Promise.all(['081234567890', '+6281200000001'].map((contact) => visitor(app).post('/api/sign-in/code/request', { contact, channel: 'sms' })));
    for (const { status, body } of codes) expect([status, body]).toEqual([200, { sent: true, minutes: 10 }]);
  });

  it('is told by no clock', async () => {
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 9; i++) {
      await database.db.deleteFrom('rate_limit').execute();
      known.push(await took(() => visitor(app).post('/api/sign-in/password', sign(loginOf(PPK), 'salah salah salah'))));
      unknown.push(await took(() => visitor(app).post('/api/sign-in/password', sign(`tidak.ada${i}@contoh.id`, 'salah salah salah'))));
    }
    // The fastest of each: whatever a machine busy with other tests adds, it adds to either, and never takes away.
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(50);
    expect(Math.min(...known, ...unknown)).toBeGreaterThan(240);
  });

  it('leaves an entry only where there is one', async () => {
    const before = (await trailOf(database, 'accounts.sign_in_failed')).length;
    await visitor(app).post('/api/sign-in/password', sign(loginOf(PPK), 'salah salah salah'));
    await visitor(app).post('/api/sign-in/password', sign('tidak.ada@contoh.id', 'salah salah salah'));
    const entries = (await trailOf(database, 'accounts.sign_in_failed')).slice(before);
    expect(entries).toEqual([{ actor: 'anonymous', thing: `person ${PPK}`, path: '16.71.04.1001', details: { at: 'password', closed: false } }]);
  });
});

describe('hammering', () => {
  const wrong = sign(loginOf(PPK), 'salah salah salah');
  it('an account does not keep its owner out of a browser that knows it', async () => {
    const owner = await enrolled(app, PPK, '10.0.0.1');
    await owner.me.post('/api/sign-out');
    const strangers = await Promise.all(Array.from({ length: 40 }, (_, i) => visitor(app, { address: `203.0.113.${i}` }).post('/api/sign-in/password', wrong)));
    expect(strangers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect(strangers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(30);
    // A stranger with the right password waits as well: the owner in a new browser takes a link or a passkey.
    expect((await visitor(app, { address: '10.0.0.1' }).post('/api/sign-in/password', sign())).body).toMatchObject({ code: 'too_many', status: 429 });
    expect((await owner.me.post('/api/sign-in/password', sign())).body).toMatchObject({ step: 'factor' });
    expect((await owner.me.post('/api/sign-in/totp', { code: totpOf(owner.secret, 1) })).body).toEqual({ step: 'done' });
  });

  it('of an account that does not exist is slowed the same way', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, () => visitor(app).post('/api/sign-in/password', sign('tidak.ada@contoh.id'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 10 }, () => 401), ...Array.from({ length: 4 }, () => 429)]);
  });

  it('with a cookie that was made up, or belongs to another account, is that of a stranger', async () => {
    const other = await enrolled(app, 'demo:admin');
    await Promise.all(Array.from({ length: 12 }, () => visitor(app).post('/api/sign-in/password', wrong)));
    for (const known of [other.me.jar.get('erekap_known') ?? '', `${'A'.repeat(22)}~${'B'.repeat(22)}`]) {
      const me = visitor(app);
      me.jar.set('erekap_known', known);
      expect((await me.post('/api/sign-in/password', sign())).status).toBe(429);
    }
  });

  it('by a known browser is slowed too', async () => {
    const { me } = await enrolled(app, PPK);
    const answers = await Promise.all(Array.from({ length: 14 }, () => me.copy().post('/api/sign-in/password', wrong)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  });

  it('many accounts from one address ends at the address', async () => {
    const answers = [];
    for (let i = 0; i < 130; i += 26) answers.push(...await Promise.all(Array.from({ length: 26 }, () => visitor(app, { address: '198.51.100.7' }).post('/api/sign-in/passkey/options', { first: true }))));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await visitor(app, { address: '198.51.100.8' }).post('/api/sign-in/passkey/options', {})).status).toBe(200);
  });

  it('the second factor with a stolen password tells the owner, once', async () => {
    await enrolled(app, PPK);
    for (let i = 0; i < 2; i++) {
      const thief = visitor(app);
      await thief.post('/api/sign-in/password', sign());
      for (let j = 0; j < 3; j++) await thief.post('/api/sign-in/totp', { code: '000000' });
    }
    expect((await outbox(database)).filter(({ purpose }) => purpose === 'accounts.factor_refused')).toHaveLength(1);
  });
});

describe('a session', () => {
  it('is new at every sign-in, and the one of before ends', async () => {
    const { me, secret } = await enrolled(app, PPK);
    const before = me.jar.get('erekap_session') ?? '';
    const old = me.copy();
    await me.post('/api/sign-in/password', sign());
    await me.post('/api/sign-in/totp', { code: totpOf(secret, 1) });
    expect(me.jar.get('erekap_session')).not.toBe(before);
    expect((await old.get('/api/session')).body).toMatchObject({ signedIn: false });
  });
  it('ends when it was idle too long, and at the latest after a day', async () => {
    for (const over of [{ seen_at: new Date(Date.now() - 2 * 3600_000 - 5000) }, { expires_at: new Date(Date.now() - 1000) }]) {
      await database.db.updateTable('account').set({ totp_sealed: null, totp_last_step: null }).execute();
      const { me } = await enrolled(app, PPK);
      expect((await me.get('/api/account')).status).toBe(200);
      const { expires_at: end, created_at: start } = await database.db.selectFrom('session').select(['expires_at', 'created_at']).orderBy('created_at', 'desc').executeTakeFirstOrThrow();
      expect(end.getTime() - start.getTime()).toBeLessThanOrEqual(24 * 3600_000 + 5000);
      await database.db.updateTable('session').set(over).where('person_id', '=', PPK).where('ended_at', 'is', null).execute();
      expect((await me.get('/api/account')).status).toBe(401);
    }
  });
  it('ends at sign-out, in the browser and on the server', async () => {
    const { me } = await enrolled(app, PPK);
    const copy = me.copy();
    expect((await me.post('/api/sign-out')).body).toEqual({ done: true });
    expect(me.jar.has('erekap_session')).toBe(false);
    expect((await copy.get('/api/account')).body).toMatchObject({ code: 'not_signed_in' });
    expect((await trailOf(database, 'accounts.signed_out')).at(-1)).toMatchObject({ actor: PPK });
  });
});

describe('an old password', () => {
  it('under weaker parameters is hashed anew at the next sign-in', async () => {
    const salt = crypto.randomBytes(16);
    const hash = crypto.argon2Sync('argon2id', { message: password, nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 });
    const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
    await database.db.updateTable('account').set({ password_hash: `$argon2id$v=19$m=8192,t=1,p=1$${bare(salt)}$${bare(hash)}` }).where('person_id', '=', PPK).execute();
    expect((await visitor(app).post('/api/sign-in/password', sign())).status).toBe(200);
    const { password_hash: now } = await database.db.selectFrom('account').select('password_hash').where('person_id', '=', PPK).executeTakeFirstOrThrow();
    expect(now).toMatch(/m=19456,t=2,p=1/);
    expect((await visitor(app).post('/api/sign-in/password', sign())).status).toBe(200);
  });

  it.each([['kata pertama dari kantor', true], ['password1234', false]])('%j is replaced before the session opens', async (first, temporary) => {
    const { secret } = await enrolled(app, PPK);
    await setDemoPassword(database, PPK, first, temporary);
    const me = visitor(app);
    await me.post('/api/sign-in/password', sign(loginOf(PPK), first));
    expect((await me.post('/api/sign-in/new-password', { password: 'sungai besar di kota' })).body).toMatchObject({ code: 'step_expired' });
    expect((await me.post('/api/sign-in/totp', { code: totpOf(secret, 1) })).body).toEqual({ step: 'new_password' });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: false });
    expect((await me.post('/api/sign-in/new-password', { password: first })).body).toMatchObject({ code: 'password_weak' });
    expect((await me.post('/api/sign-in/new-password', { password: 'sungai besar di kota' })).body).toEqual({ step: 'done' });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: true });
    await setDemoPassword(database, PPK, password);
  });
});
