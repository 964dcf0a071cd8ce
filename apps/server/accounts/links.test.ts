import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../kernel/crypt/password.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { demoPassword, ensureAccount, inviteFromTerminal } from '../../../modules/people/index.ts';
import { machineOperator } from '../actors.ts';
import { accountsHouse, chairOf, forgetFactors, forgetVisits } from '../testing/accounts.ts';
import { enrolled, linkIn, loginOf, outbox, totpOf, trailOf } from '../testing/people.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
let first = '';
beforeAll(async () => {
  ({ database, app } = await accountsHouse({ regions: true }));
  first = await hashPassword(demoPassword());
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetVisits(database);
  await forgetFactors(database);
  await database.db.updateTable('account').set({ disabled_at: null, disabled_reason: null, password_hash: first }).execute();
});

const FRESH = 'sungai besar di kota';

const chair = (person: string): Promise<Visitor> => chairOf(app, person);

/** A person of the city without role or account, with contacts, recorded by the office. */
async function recorded(name: string, ...contacts: { kind: 'email' | 'phone'; value: string }[]): Promise<string> {
  const office = await chair('demo:kpu-kota');
  const made = await office.post('/api/people', { name, sex: null, birthDate: null, birthPlace: null, scheme: 'kemendagri', path: '16.71.04.1001', contacts });
  expect(made.body).toMatchObject({ id: expect.any(String) as string });
  return made.body['id'] as string;
}

describe('a forgotten password', () => {
  it('is replaced through the own mailbox, once, and the second factor is still asked for', async () => {
    const { me, secret } = await enrolled(app, 'demo:ppk');
    const asking = visitor(app);
    await asking.post('/api/sign-in/forgotten', { login: loginOf('demo:ppk') });
    const code = await linkIn(database);
    expect((await outbox(database))[0]).toMatchObject({ purpose: 'sign_in.reset', to: 'p…@contoh.id', channel: 'email' });
    expect((await asking.post('/api/sign-in/reset', { code, password: 'pendek' })).body).toMatchObject({ code: 'password_weak' });
    expect((await asking.post('/api/sign-in/reset', { code, password: FRESH })).body).toEqual({ step: 'factor', factors: ['totp', 'recovery'] });
    expect((await me.get('/api/account')).status).toBe(401);
    expect((await visitor(app).post('/api/sign-in/reset', { code, password: FRESH })).body).toMatchObject({ code: 'link_expired', status: 410 });
    expect((await asking.post('/api/sign-in/totp', { code: totpOf(secret, 1) })).body).toEqual({ step: 'done' });
    expect((await trailOf(database, 'accounts.password_reset')).at(-1)).toMatchObject({ actor: 'demo:ppk' });
  });

  it('works once of two at the same moment', async () => {
    await visitor(app).post('/api/sign-in/forgotten', { login: loginOf('demo:ppk') });
    const code = await linkIn(database);
    const answers = await Promise.all(['a', 'b', 'c'].map((end) => visitor(app).post('/api/sign-in/reset', { code, password: `${FRESH} ${end}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });

  it('lets the owner in from a new browser while the account is hammered', async () => {
    await visitor(app).post('/api/sign-in/forgotten', { login: loginOf('demo:ppk') });
    const code = await linkIn(database);
    const hammer = () => Promise.all(Array.from({ length: 14 }, () => visitor(app).post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: 'salah salah salah' })));
    expect((await hammer()).some(({ status }) => status === 429)).toBe(true);
    const owner = visitor(app);
    expect((await owner.post('/api/sign-in/reset', { code, password: FRESH })).body).toEqual({ step: 'enrol' });
    owner.jar.delete('erekap_step');
    expect((await owner.post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: FRESH })).body).toEqual({ step: 'enrol' });
  });

  it('is too late after an hour, and made up is nothing', async () => {
    await visitor(app).post('/api/sign-in/forgotten', { login: loginOf('demo:ppk') });
    const code = await linkIn(database);
    await database.db.updateTable('sign_in_step').set({ expires_at: new Date(Date.now() - 1000) }).execute();
    for (const one of [code, 'A'.repeat(43), '?'.repeat(43)]) expect((await visitor(app).post('/api/sign-in/reset', { code: one, password: FRESH })).body).toMatchObject({ code: 'link_expired' });
  });
});

describe('a one-time code', () => {
  const request = async (contact: string, channel = 'whatsapp') => {
    const me = visitor(app);
    await me.post('/api/sign-in/code/request', { contact, channel });
    const text = (await outbox(database)).find(({ purpose }) => purpose === 'sign_in.code')?.text ?? '';
    return { me, code: /\d{6}/.exec(text)?.[0] ?? '' };
  };

  it('opens a session for a cadre, who may look after their own affairs and nothing else', async () => {
    const id = await recorded('Sinta Melati', { kind: 'phone', value: '0812 0000 1111' });
    const { me, code } = await request('081200001111');
    expect((await me.post('/api/sign-in/code', { code: '000000' })).body).toMatchObject({ code: 'code_wrong' });
    expect((await me.post('/api/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).body).toEqual({ step: 'done' });
    expect((await me.get('/api/session')).body).toMatchObject({ signedIn: true, actor: { id, verbs: [] } });
    expect((await me.get('/api/account')).body).toMatchObject({ account: null });
    expect((await me.get('/api/people')).status).toBe(403);
    const { rows } = await database.pool.query('SELECT verified_at FROM contact WHERE person_id = $1', [id]);
    expect((rows as { verified_at: Date | null }[])[0]?.verified_at).toBeInstanceOf(Date);
  });

  it('opens no right of a role that the person holds', async () => {
    const id = await recorded('Teguh Prakoso', { kind: 'phone', value: '081200007777' });
    await database.db.insertInto('assignment').values({
      person_id: id, role: 'kpps', scheme: 'kemendagri', path: '16.71.04.1001', within: null, valid_from: new Date(0), valid_until: null, source: 'uji', reason: null,
      granted_by: 'test:operator', revoked_by: null, revoked_at: null, revoke_reason: null,
    }).execute();
    const { me, code } = await request('081200007777');
    await me.post('/api/sign-in/code', { code });
    const { actor } = (await me.get('/api/session')).body as { actor: { verbs: string[] } };
    expect(actor.verbs).toEqual([]);
    for (const path of ['/api/regions?scheme=kemendagri', '/api/contests/1/results', '/api/people']) expect((await me.get(path)).status, path).toBe(403);
  });

  it('works once, five tries long, ten minutes long', async () => {
    await recorded('Rahma Sari', { kind: 'email', value: 'rahma@contoh.id' });
    const { me, code } = await request('rahma@contoh.id', 'email');
    const answers = await Promise.all(Array.from({ length: 4 }, () => me.copy().post('/api/sign-in/code', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const worn = await request('rahma@contoh.id', 'email');
    for (let i = 0; i < 5; i++) await worn.me.post('/api/sign-in/code', { code: '000000' });
    expect((await worn.me.post('/api/sign-in/code', { code: worn.code })).body).toMatchObject({ code: 'step_expired' });
    const old = await request('rahma@contoh.id', 'email');
    await database.db.updateTable('sign_in_step').set({ expires_at: new Date(Date.now() - 1000) }).execute();
    expect((await old.me.post('/api/sign-in/code', { code: old.code })).body).toMatchObject({ code: 'step_expired' });
  });

  it('of another browser does not fit, even for the same contact', async () => {
    await recorded('Tari Lestari', { kind: 'phone', value: '081200002222' });
    const first = await request('081200002222');
    await database.db.deleteFrom('message').execute();
    const second = await request('081200002222');
    if (first.code !== second.code) expect((await second.me.post('/api/sign-in/code', { code: first.code })).status).toBe(401);
    expect((await visitor(app).post('/api/sign-in/code', { code: first.code })).body).toMatchObject({ code: 'step_expired' });
  });

  it('for a shared telephone asks who is there', async () => {
    const one = await recorded('Umi Kalsum', { kind: 'phone', value: '081200003333' });
    const two = await recorded('Vino Bastian', { kind: 'phone', value: '081200003333' });
    // A week later: the second one waits for as long.
    await database.pool.query('UPDATE contact SET waits_until = clock_timestamp() WHERE waits_until IS NOT NULL');
    const { me, code } = await request('081200003333', 'sms');
    expect((await me.post('/api/sign-in/code', { code })).body).toEqual({ step: 'person', people: [{ id: one, name: 'Umi Kalsum' }, { id: two, name: 'Vino Bastian' }] });
    expect((await me.post('/api/sign-in/code', { code, person: 'demo:operator' })).body).toMatchObject({ step: 'person' });
    expect((await me.post('/api/sign-in/code', { code, person: two })).body).toEqual({ step: 'done' });
    expect((await me.get('/api/session')).body).toMatchObject({ actor: { id: two } });
  });

  it('goes to no owner of an account, and to nobody unknown', async () => {
    await recorded('Wati Ningsih', { kind: 'phone', value: '081200004444' });
    const office = await chair('demo:kpu-kota');
    await database.db.insertInto('contact').columns(['person_id', 'kind', 'value_sealed', 'value_hash', 'verified_at', 'ended_at'])
      .expression((from) => from.selectFrom('contact').select((pick) => [pick.val('demo:ppk').as('p'), 'kind', 'value_sealed', 'value_hash', 'verified_at', 'ended_at']).orderBy('id', 'desc').limit(1)).execute();
    await database.pool.query(`UPDATE contact SET ended_at = now() WHERE person_id NOT LIKE 'demo:%'`);
    const { code } = await request('081200004444');
    expect(code).toBe('');
    expect((await request('081299999999')).code).toBe('');
    expect((await office.get('/api/session')).status).toBe(200);
  });

  it('is asked for five times an hour by strangers', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => visitor(app).post('/api/sign-in/code/request', { contact: '081200005555', channel: 'sms' })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    expect((await visitor(app).post('/api/sign-in/code/request', { contact: 'bukan', channel: 'email' })).body).toMatchObject({ code: 'input_invalid' });
  });
});

describe('an account for somebody', () => {
  it('is made by their office, and they choose their own password', async () => {
    const id = await recorded('Yanti Amalia', { kind: 'email', value: 'yanti@contoh.id' });
    const office = await chair('demo:kpu-kota');
    expect((await office.post(`/api/people/${id}/account`, { login: 'Yanti@contoh.id' })).body).toEqual({ person: id, login: 'y…@contoh.id' });
    expect((await office.post(`/api/people/${id}/account`, { login: 'yanti@contoh.id' })).body).toMatchObject({ code: 'already_exists' });
    expect((await office.get('/api/accounts?q=yanti')).body).toMatchObject({ rows: [{ person: { id }, state: 'invited', factors: [] }] });
    const code = await linkIn(database);
    const me = visitor(app);
    expect((await me.post('/api/sign-in/reset', { code, password: 'yanti suka kopi pahit' })).body).toMatchObject({ code: 'password_weak' });
    expect((await me.post('/api/sign-in/reset', { code, password: FRESH })).body).toEqual({ step: 'enrol' });
    const { body } = await me.post('/api/sign-in/enrol/totp/begin');
    expect(body['qr']).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(body['uri']).toMatch(/^otpauth:\/\/totp\/E-Rekap:yanti%40contoh\.id\?secret=[A-Z2-7]{32}&issuer=E-Rekap/);
    expect((await me.post('/api/sign-in/enrol/totp/confirm', { code: totpOf(body['secret'] as string) })).body).toMatchObject({ next: { step: 'done' } });
    expect((await me.get('/api/session')).body).toMatchObject({ actor: { id } });
    expect((await office.get('/api/accounts?q=yanti')).body).toMatchObject({ rows: [{ state: 'open', factors: ['totp', 'recovery'], sessions: 1 }] });
  });

  it('takes a mailbox that nobody recorded only from those who hold as much as the person', async () => {
    await database.db.deleteFrom('account').where('person_id', '=', 'demo:kpps').execute();
    const admin = await chair('demo:admin');
    expect((await admin.post('/api/people/demo:kpps/account', { login: 'admin-sendiri@contoh.id' })).body).toMatchObject({ code: 'account_stronger', status: 403 });
    expect((await admin.post('/api/people/demo:kpps/account', { login: 'kpps.dimas' })).body).toMatchObject({ code: 'contact_missing' });
    expect((await (await chair('demo:kpu-kota')).post('/api/people/demo:kpps/account', { login: 'dimas@contoh.id' })).body).toMatchObject({ login: 'd…@contoh.id' });
    expect((await (await chair('demo:humas')).post('/api/people/demo:kpps/account', { login: 'x@contoh.id' })).body).toMatchObject({ code: 'not_allowed' });
  });

  it('comes by itself with an appointment, also where a family shares a telephone', async () => {
    const contact = { kind: 'phone' as const, value: '081200006666' };
    const [first, second, bare] = [await recorded('Zaenal Abidin', contact), await recorded('Zubaidah', contact), await recorded('Zulkifli')];
    const ensure = (person: string) => database.db.transaction().execute((tx) => ensureAccount(tx, { person, by: 'system:appointments' }));
    expect([await ensure(first), await ensure(first), await ensure(second), await ensure(bare), await ensure('tidak-ada')]).toEqual(['created', 'present', 'created', 'no_contact', 'no_person']);
    const texts = (await outbox(database)).map(({ text }) => text ?? '');
    expect(texts[0]).toMatch(/zubaidah\.\d{4}/);
    expect(texts[1]).toContain('+6281200006666');
  });
});

describe('an office over accounts', () => {
  it('asks for the account of one person, in the places that it asks about', async () => {
    const who = await recorded('Kirana Puspa', { kind: 'email', value: 'kirana@contoh.id' });
    const office = await chair('demo:kpu-kota');
    expect((await office.get(`/api/accounts?person=${who}`)).body).toEqual({ rows: [], after: null });
    await office.post(`/api/people/${who}/account`, { login: 'kirana@contoh.id' });
    const { rows } = (await office.get(`/api/accounts?person=${who}`)).body as { rows: unknown[] };
    expect(rows).toEqual([expect.objectContaining({ login: 'k…@contoh.id', state: 'invited', person: expect.objectContaining({ id: who }) as object })]);
    expect((await office.get(`/api/accounts?person=${who}&scheme=kemendagri&path=11`)).body).toEqual({ rows: [], after: null });
  });

  it('closes and opens them below it: sessions end, links die, the owner is told', async () => {
    const { me } = await enrolled(app, 'demo:ppk');
    const office = await chair('demo:kpu-kota');
    expect((await office.post('/api/accounts/demo:ppk/disable', { reason: 'mengundurkan diri' })).body).toEqual({ done: true });
    expect((await me.get('/api/account')).status).toBe(401);
    expect((await visitor(app).post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: demoPassword() })).status).toBe(401);
    expect((await office.post('/api/accounts/demo:ppk/disable', { reason: 'lagi' })).body).toMatchObject({ code: 'conflict' });
    expect((await office.post('/api/accounts/demo:ppk/enable')).body).toEqual({ done: true });
    expect((await outbox(database)).map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['accounts.disabled', 'accounts.enabled']));
  });

  it('reaches nobody above it, nobody elsewhere, and not itself', async () => {
    const office = await chair('demo:kpu-kota');
    for (const [person, code] of [['demo:kpu-prov', 'account_stronger'], ['demo:operator', 'account_stronger'], ['demo:kpu-kota', 'not_allowed'], ['tidak-ada', 'not_found']]) {
      for (const what of ['disable', 'drop-factors']) expect((await office.post(`/api/accounts/${person}/${what}`, { reason: 'coba-coba' })).body, `${person} ${what}`).toMatchObject({ code });
    }
  });

  it('may not take an operator over by being the administrator of the system', async () => {
    const admin = await chair('demo:admin');
    for (const person of ['demo:kpu-kota', 'demo:ppk', 'demo:kpps']) expect((await admin.post(`/api/accounts/${person}/drop-factors`, { reason: 'telepon hilang' })).body, person).toMatchObject({ code: 'account_stronger' });
    expect((await admin.post('/api/accounts/demo:humas/drop-factors', { reason: 'telepon hilang' })).body).toMatchObject({ code: 'account_stronger' });
    expect((await admin.post('/api/accounts/demo:admin/drop-factors', { reason: 'telepon hilang' })).body).toMatchObject({ code: 'not_allowed' });
  });

  it('drops the factors of somebody who lost them: nothing known before opens the account, only the link', async () => {
    const { me, recovery } = await enrolled(app, 'demo:ppk');
    const office = await chair('demo:kpu-kota');
    expect((await office.post('/api/accounts/demo:ppk/drop-factors', { reason: 'telepon hilang' })).body).toEqual({ done: true });
    expect((await me.get('/api/account')).status).toBe(401);
    expect((await visitor(app).post('/api/sign-in/password', { login: loginOf('demo:ppk'), password: demoPassword() })).status).toBe(401);
    const code = await linkIn(database);
    const again = visitor(app);
    expect((await again.post('/api/sign-in/reset', { code, password: FRESH })).body).toEqual({ step: 'enrol' });
    expect((await again.post('/api/sign-in/recovery', { code: recovery[0] })).body).toMatchObject({ code: 'step_expired' });
    expect((await trailOf(database, 'accounts.factors_dropped')).at(-1)).toMatchObject({ actor: 'demo:kpu-kota', thing: 'person demo:ppk', details: { reason: 'telepon hilang' } });
  });

  it('sees and ends sessions in its places only, with networks instead of addresses', async () => {
    const { me } = await enrolled(app, 'demo:ppk', '180.252.17.4');
    const rows = async (who: string, query = '') => ((await (await chair(who)).get(`/api/sessions${query}`)).body['rows'] ?? []) as { id: string; person: { id: string }; address: string | null }[];
    const mine = (await rows('demo:kpu-kota', '?person=demo:ppk'))[0];
    expect(mine).toMatchObject({ address: '180.252.…', browser: 'Chrome · Android', kind: 'staff' });
    expect((await rows('demo:kpu-kota')).length).toBeGreaterThan(1);
    expect(await rows('demo:kpu-kota', '?scheme=kemendagri&path=31')).toEqual([]);
    expect(await rows('demo:kpu-kota', '?scheme=kemendagri&path=16.71.04&person=demo:ppk')).toHaveLength(1);
    expect((await (await chair('demo:humas')).get('/api/sessions')).status).toBe(403);
    await database.db.updateTable('person').set({ path: '31.71.01.1001' }).where('id', '=', 'demo:admin').execute();
    const elsewhere = await chair('demo:admin');
    expect((await elsewhere.post(`/api/sessions/${mine?.id ?? ''}/end`, { reason: 'gawai hilang' })).body).toEqual({ done: true });
    expect((await me.get('/api/account')).status).toBe(401);
    expect((await elsewhere.post('/api/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV/end', { reason: 'tidak ada' })).body).toMatchObject({ code: 'not_found' });
  });

  it('pages its accounts by name', async () => {
    const office = await chair('demo:kpu-kota');
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await office.get(`/api/accounts?limit=4${after && `&after=${after}`}`);
      seen.push(...(body['rows'] as { person: { name: string } }[]).map(({ person }) => person.name));
      after = (body['after'] as string | null) ?? '';
    } while (after !== '');
    expect(seen.length).toBeGreaterThanOrEqual(14);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await office.get('/api/accounts?q=ppk@contoh.id')).body).toMatchObject({ code: 'input_invalid' });
    expect((await office.get('/api/accounts?after=AAAA')).status).toBe(200);
  });
});

it('whoever holds the machine lets a locked-out office in again, and the trail says so', async () => {
  const { me } = await enrolled(app, 'demo:operator');
  const asked = await inviteFromTerminal(database.db, machineOperator, { login: loginOf('demo:operator'), afresh: true });
  expect(asked).toMatchObject({ ok: true, value: { name: 'Citra Maharani' } });
  expect((await me.get('/api/account')).status).toBe(401);
  const code = asked.ok ? asked.value.link.split('=')[1] : '';
  expect((await visitor(app).post('/api/sign-in/reset', { code, password: FRESH })).body).toEqual({ step: 'enrol' });
  expect((await trailOf(database, 'accounts.invited_from_terminal')).at(-1)).toMatchObject({ actor: 'operator:machine', details: { afresh: true } });
  expect(await inviteFromTerminal(database.db, machineOperator, { login: 'tidak.ada', afresh: false })).toMatchObject({ ok: false, problem: { code: 'not_found' } });
});
