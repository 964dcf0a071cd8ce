import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { demoPassword } from '../../../modules/people/index.ts';
import { authenticator, type Authenticator } from '../testing/authenticator.ts';
import { accountsHouse, forgetFactors, forgetVisits } from '../testing/accounts.ts';
import { enrolled, loginOf, trailOf } from '../testing/people.ts';
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
});

const PPK = 'demo:ppk';
const proof = () => ({ proof: { password: demoPassword() } });

/** Somebody who set up a passkey at the first sign-in. */
async function withPasskey(id = PPK): Promise<{ me: Visitor; key: Authenticator }> {
  const [me, key] = [visitor(app), authenticator()];
  await me.post('/api/sign-in/password', { login: loginOf(id), password: demoPassword() });
  const options = (await me.post('/api/sign-in/enrol/passkey/options')).body;
  expect(options).toMatchObject({ rp: { id: 'localhost' }, authenticatorSelection: { userVerification: 'required', residentKey: 'required' } });
  const done = await me.post('/api/sign-in/enrol/passkey', { name: 'Telepon', response: key.create(options) });
  expect(done.body).toMatchObject({ next: { step: 'done' } });
  expect(done.body['recoveryCodes']).toHaveLength(10);
  return { me, key };
}

const optionsFor = async (me: Visitor, first = true) => (await me.post('/api/sign-in/passkey/options', { first })).body;

describe('a passkey', () => {
  it('alone is both factors, without a login', async () => {
    const { key } = await withPasskey();
    const me = visitor(app);
    const options = await optionsFor(me);
    expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [] });
    expect((await me.post('/api/sign-in/passkey', { response: key.get(options) })).body).toEqual({ step: 'done' });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: true, actor: { id: PPK } });
    expect((await trailOf(database, 'accounts.signed_in')).at(-1)).toMatchObject({ details: { via: ['passkey'] } });
  });

  it('is the second factor after a password, for that person only', async () => {
    const { key } = await withPasskey();
    const other = await withPasskey('demo:admin');
    const me = visitor(app);
    expect((await me.post('/api/sign-in/password', { login: loginOf(PPK), password: demoPassword() })).body).toEqual({ step: 'factor', factors: ['passkey', 'recovery'] });
    const options = await optionsFor(me, false);
    expect(options['allowCredentials']).toMatchObject([{ id: key.id }]);
    expect((await me.post('/api/sign-in/passkey', { response: other.key.get(options) })).body).toMatchObject({ code: 'passkey_wrong' });
    expect((await me.post('/api/sign-in/passkey', { response: key.get(options) })).body).toEqual({ step: 'done' });
  });

  it('is refused when replayed, unverified, from elsewhere, with a counter that went back, or of nobody', async () => {
    const { key } = await withPasskey();
    const tries: [string, (options: Record<string, unknown>) => Record<string, unknown>][] = [
      ['nobody was recognised', (options) => key.get(options, { verified: false })], ['another origin', (options) => key.get(options, { origin: 'http://evil.example' })],
      ['another challenge', (options) => key.get({ ...options, challenge: 'AAAA' })], ['somebody else\'s handle', (options) => key.get(options, { handle: Buffer.from('demo:admin').toString('base64url') })],
      ['an unknown key', (options) => authenticator().get(options)],
    ];
    for (const [name, answer] of tries) {
      const me = visitor(app);
      expect((await me.post('/api/sign-in/passkey', { response: answer(await optionsFor(me)) })).body, name).toMatchObject({ code: 'passkey_wrong', status: 401 });
    }
    const me = visitor(app);
    const response = key.get(await optionsFor(me), { counter: 9 });
    const copy = me.copy();
    expect((await me.post('/api/sign-in/passkey', { response })).status).toBe(200);
    expect((await copy.post('/api/sign-in/passkey', { response })).body).toMatchObject({ code: 'step_expired' });
    const late = visitor(app);
    expect((await late.post('/api/sign-in/passkey', { response: key.get(await optionsFor(late), { counter: 9 }) })).body).toMatchObject({ code: 'passkey_wrong' });
    expect((await late.post('/api/sign-in/passkey', { response: key.get(await optionsFor(late), { counter: 10 }) })).status).toBe(200);
  });

  it('counts once of two answers at the same moment', async () => {
    const { key } = await withPasskey();
    const me = visitor(app);
    const response = key.get(await optionsFor(me));
    const answers = await Promise.all(Array.from({ length: 5 }, () => me.copy().post('/api/sign-in/passkey', { response })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('garbage is a refusal, never a failure of the house', async () => {
    await withPasskey();
    const base = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: '', authenticatorData: '', signature: '' } };
    for (const response of [base, { ...base, response: { clientDataJSON: 'e30', authenticatorData: '!!', signature: '%' } }]) {
      const me = visitor(app);
      await optionsFor(me);
      expect((await me.post('/api/sign-in/passkey', { response })).status).toBe(401);
    }
    const me = visitor(app);
    await me.post('/api/sign-in/password', { login: loginOf('demo:admin'), password: demoPassword() });
    await me.post('/api/sign-in/enrol/passkey/options');
    const made = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'e30', attestationObject: 'AAAA' } };
    expect((await me.post('/api/sign-in/enrol/passkey', { name: 'x', response: made })).body).toMatchObject({ code: 'passkey_wrong' });
  });

  it('is not offered where browsers take none', async () => {
    const answer = await app.request('/api/sign-in/passkey/options', { method: 'POST', body: '{}', headers: { host: '127.0.0.1:8024', 'content-type': 'application/json' } });
    expect(await answer.json()).toMatchObject({ code: 'passkey_unusable', status: 409 });
  });
});

describe('one\'s own account', () => {
  it('shows itself without its secrets', async () => {
    const { me, key } = await withPasskey();
    const { body } = await me.get('/api/account');
    expect(body).toMatchObject({
      person: { id: PPK }, account: { login: 'p…@contoh.id', totp: { active: false }, passkeys: [{ id: key.id, name: 'Telepon' }], recoveryCodesLeft: 10 },
    });
    expect((body['sessions'] as { current: boolean; browser: string }[]).filter(({ current }) => current)).toMatchObject([{ browser: 'Chrome · Android' }]);
  });

  it('adds and removes factors with a proof, and keeps at least one', async () => {
    const { me, key } = await withPasskey();
    const wrong = { proof: { password: 'salah salah salah' } };
    for (const path of ['totp/begin', 'passkeys/options', 'recovery-codes', `passkeys/${key.id}/remove`]) expect((await me.post(`/api/account/${path}`, wrong)).body, path).toMatchObject({ code: 'proof_failed', status: 403 });
    expect((await me.post(`/api/account/passkeys/${key.id}/remove`, proof())).body).toMatchObject({ code: 'factor_last' });
    const second = authenticator();
    const options = (await me.post('/api/account/passkeys/options', proof())).body;
    expect(options['excludeCredentials']).toMatchObject([{ id: key.id }]);
    expect((await me.post('/api/account/passkeys', { name: 'Kunci USB', response: second.create(options) })).body).toEqual({ recoveryCodes: null });
    const elsewhere = visitor(app);
    await elsewhere.post('/api/sign-in/passkey', { response: second.get(await optionsFor(elsewhere)) });
    expect((await me.post(`/api/account/passkeys/${key.id}/remove`, proof())).body).toEqual({ done: true });
    expect((await elsewhere.get('/api/account')).status).toBe(401);
    expect((await me.post(`/api/account/passkeys/${second.id}/remove`, proof())).body).toMatchObject({ code: 'factor_last' });
    const last = visitor(app);
    expect((await last.post('/api/sign-in/passkey', { response: key.get(await optionsFor(last)) })).body).toMatchObject({ code: 'passkey_wrong' });
  });

  it('takes a fresh passkey as proof, once, and only one\'s own', async () => {
    const { me, key } = await withPasskey();
    const other = await withPasskey('demo:admin');
    const ask = async () => (await me.post('/api/account/proof/options')).body;
    expect((await me.post('/api/account/recovery-codes', { proof: { passkey: other.key.get(await ask()) } })).body).toMatchObject({ code: 'proof_failed' });
    const passkey = key.get(await ask());
    expect((await me.post('/api/account/recovery-codes', { proof: { passkey } })).body['recoveryCodes']).toHaveLength(10);
    expect((await me.post('/api/account/recovery-codes', { proof: { passkey } })).body).toMatchObject({ code: 'proof_failed' });
  });

  it('gives the same answer to the same key, without its secrets, and asks no second time', async () => {
    const { me } = await withPasskey();
    expect((await me.post('/api/account/recovery-codes', proof(), 'kunci-satu-1')).body['recoveryCodes']).toHaveLength(10);
    expect((await me.post('/api/account/recovery-codes', proof(), 'kunci-satu-1')).body).toEqual({ recoveryCodes: null });
    // A key that was answered opens nothing that is not that very command.
    expect((await me.post('/api/account/totp/begin', { proof: { password: 'salah salah salah' } }, 'kunci-satu-1')).body).toMatchObject({ code: 'proof_failed' });
    expect((await me.post('/api/account/password', { current: 'salah', next: 'sungai besar di kota' }, 'kunci-satu-1')).body).toMatchObject({ code: 'key_reused' });
  });

  it('changes its password, with the right one, a good one, and no other session left', async () => {
    const { me } = await enrolled(app, 'demo:humas');
    const other = me.copy();
    await other.post('/api/sign-out');
    const { me: here } = await enrolled2('demo:humas');
    const change = (current: string, next: string) => here.post('/api/account/password', { current, next });
    expect((await change('salah salah salah', 'sungai besar di kota')).body).toMatchObject({ code: 'proof_failed' });
    expect((await change(demoPassword(), 'pendek')).body).toMatchObject({ code: 'password_weak', status: 422 });
    expect((await change(demoPassword(), 'galih suka kopi pahit')).body).toMatchObject({ code: 'password_weak' });
    expect((await change(demoPassword(), 'sungai besar di kota')).body).toEqual({ done: true });
    const again = visitor(app);
    expect((await again.post('/api/sign-in/password', { login: loginOf('demo:humas'), password: demoPassword() })).status).toBe(401);
    expect((await again.post('/api/sign-in/password', { login: loginOf('demo:humas'), password: 'sungai besar di kota' })).status).toBe(200);
  });

  it('lists and ends its sessions, and nobody else\'s', async () => {
    const { me, key } = await withPasskey();
    const other = await withPasskey('demo:admin');
    const elsewhere = visitor(app);
    await elsewhere.post('/api/sign-in/passkey', { response: key.get(await optionsFor(elsewhere)) });
    const rows = (await me.get('/api/account/sessions')).body['rows'] as { id: string; current: boolean }[];
    const theirs = ((await other.me.get('/api/account/sessions')).body['rows'] as { id: string; current: boolean }[]).find(({ current }) => current)?.id ?? '';
    expect((await me.post(`/api/account/sessions/${theirs}/end`)).body).toMatchObject({ code: 'not_found' });
    const target = ((await elsewhere.get('/api/account/sessions')).body['rows'] as { id: string; current: boolean }[]).find(({ current }) => current)?.id ?? '';
    expect(rows.map(({ id }) => id)).toContain(target);
    expect((await me.post(`/api/account/sessions/${target}/end`)).body).toEqual({ done: true });
    expect((await elsewhere.get('/api/account')).status).toBe(401);
    expect((await me.post('/api/account/sessions/end-others')).body['ended']).toBe(rows.length - 2);
    expect((await other.me.get('/api/account')).status).toBe(200);
  });
});

/** The same person in a second browser, by recovery code. */
async function enrolled2(id: string): Promise<{ me: Visitor }> {
  await database.db.updateTable('account').set({ totp_sealed: null, totp_last_step: null }).where('person_id', '=', id).execute();
  return enrolled(app, id);
}
