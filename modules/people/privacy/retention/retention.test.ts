import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../../kernel/clock.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { openSession } from '../../accounts/sessions/open-session.ts';
import { inventNik } from '../../identity/rules/nik.ts';
import { giveConsent } from '../consents/give.ts';
import { withdrawConsent } from '../consents/withdraw.ts';
import { endHold, placeHold } from '../holds/hold.ts';
import { decideRequest } from '../requests/decide.ts';
import { fileRequest } from '../requests/file.ts';
import { writeSpecific } from '../specific/write.ts';
import { codeOf, entriesOf, everythingIn, knownSince, office, otherOffice, personnel, served, someone } from '../testing/fixtures.ts';
import { retentionReport } from './report.ts';
import { continueRun, retentionNight, runRetention } from './run.ts';
import { retentionRun, retentionRuns } from './runs.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const HERE = { scheme: 'kemendagri', path: '16.71' };
const report = (on: string, actor = office) => retentionReport(house.db, actor, { on, scheme: '*', path: '', limit: 500 });
const dueOf = async (id: string, on: string) => (await report(on)).rows.filter(({ person }) => person === id).map(({ item, due, blocker }) => [item, due, blocker]);
const run = (on: string, expectedCount: number, actor = office, today = on, key = newId()) =>
  runRetention(house.db, { actor, key, input: { on, ...HERE, expectedCount } }, fixedClock(`${today}T12:00:00+07:00`));
const runAll = async (on: string) => must(await run(on, (await report(on)).count));
const rowOf = async (id: string) => (await house.pool.query('SELECT * FROM person WHERE id = $1', [id])).rows[0] as Record<string, unknown>;

let serial = 0;
const nik = () => inventNik({ birthDate: '1984-03-02', sex: 'male', region: 16, serial: serial++ });
/** Somebody with data of every kind, whose duty ended on a day. */
async function officer(ended: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = await someone(house, { name: 'Ujang Retensiwan', nik: nik(), address: 'Jalan Retensi 5', contacts: [{ kind: 'phone', value: `08129${String(1000000 + serial)}` }], ...more });
  must(await writeSpecific(house.db, 'finance', { actor: personnel, key: newId(), input: { id, purpose: 'honorarium', value: { bank: 'Bank Uji', account: '1234567', holder: 'Ujang' } } }));
  must(await writeSpecific(house.db, 'record', { actor: personnel, key: newId(), input: { id, purpose: 'eligibility', value: { status: 'none', documentNo: '', note: '' } } }));
  await house.pool.query(`UPDATE specific_data SET finance_at = '2014-01-01', record_at = '2014-01-01' WHERE person_id = $1`, [id]);
  await house.pool.query(`UPDATE contact SET created_at = '2014-01-01' WHERE person_id = $1`, [id]);
  await knownSince(house, id, '2014-01-01');
  await served(house, id, '2014-01-01T00:00:00+07:00', `${ended}T17:00:00+07:00`);
  return id;
}

describe('the clocks', () => {
  it('each item falls due on its own day, and not the day before', async () => {
    const id = await officer('2015-03-31');
    expect(await dueOf(id, '2016-03-30')).toEqual([]);
    expect(await dueOf(id, '2016-03-31')).toEqual([['record', '2016-03-31', null]]);
    expect(await dueOf(id, '2017-03-31')).toEqual([['contacts', '2017-03-31', null], ['record', '2016-03-31', null]]);
    expect(await dueOf(id, '2020-03-31')).toContainEqual(['identity', '2020-03-31', 'other_purpose']);
    expect(await dueOf(id, '2025-03-31')).toEqual([['contacts', '2017-03-31', null], ['finance', '2025-03-31', null], ['identity', '2020-03-31', null], ['record', '2016-03-31', null]]);
  });
  it('a month that is too short ends on its last day; a day is a day of Jakarta', async () => {
    const id = await officer('2015-03-31');
    await house.pool.query(`UPDATE assignment SET valid_until = '2016-02-28T17:30:00Z' WHERE person_id = $1`, [id]);
    expect(await dueOf(id, '2017-02-27')).toEqual([]);
    expect(await dueOf(id, '2017-02-28')).toEqual([['record', '2017-02-28', null]]);
  });
  it('a role, a hold and an open request stop them; the reader sees which', async () => {
    const [serving, held, asking] = [await officer('2015-03-31'), await officer('2015-03-31'), await officer('2015-03-31')];
    await served(house, serving, '2016-01-01T00:00:00+07:00', null);
    const hold = must(await placeHold(house.db, { actor: office, key: newId(), input: { id: held, reason: 'Perkara di pengadilan' } }));
    const asked = must(await fileRequest(house.db, { actor: office, key: newId(), input: { id: asking, kind: 'access', details: 'Salinan data' } }));
    expect(await dueOf(serving, '2016-04-01')).toEqual([['record', '2016-03-31', 'open_role']]);
    expect(await dueOf(held, '2016-04-01')).toEqual([['record', '2016-03-31', 'legal_hold']]);
    expect(await dueOf(asking, '2016-04-01')).toEqual([['record', '2016-03-31', 'open_request']]);
    must(await endHold(house.db, { actor: office, key: newId(), input: { id: held, hold: hold.id, reason: 'Putusan berkekuatan tetap' } }));
    must(await decideRequest(house.db, { actor: office, key: newId(), input: { id: asked.id, state: 'done', answer: 'Sudah diserahkan' } }));
    expect(await dueOf(held, '2016-04-01')).toEqual([['record', '2016-03-31', null]]);
    expect(await dueOf(asking, '2016-04-01')).toEqual([['record', '2016-03-31', null]]);
  });
  it('data written lately do not go because an old duty ended long ago', async () => {
    const id = await officer('2015-03-31');
    await house.pool.query(`UPDATE specific_data SET record_at = '2016-03-01T00:00:00Z' WHERE person_id = $1`, [id]);
    expect(await dueOf(id, '2017-02-28')).toEqual([]);
    expect(await dueOf(id, '2017-03-01')).toEqual([['record', '2017-03-01', null]]);
  });
  it('a withdrawn consent ends its purpose on the same day, even on duty', async () => {
    const id = await someone(house);
    await served(house, id, '2026-01-01T00:00:00+07:00', null);
    const given = must(await giveConsent(house.db, { actor: office, key: newId(), input: { id, purpose: 'health_check', wording: 1, givenAt: '2026-01-05T09:00:00+07:00' } }));
    must(await writeSpecific(house.db, 'health', { actor: personnel, key: newId(), input: { id, purpose: 'health_check', value: { fit: 'fit', note: '' } } }));
    expect(await dueOf(id, '2026-11-30')).toEqual([]);
    must(await withdrawConsent(house.db, { actor: office, key: newId(), input: { id, consent: given.id } }));
    await house.pool.query(`UPDATE consent SET withdrawn_at = '2026-11-29T20:00:00Z' WHERE id = $1`, [given.id]);
    expect(await dueOf(id, '2026-11-29')).toEqual([]);
    expect(await dueOf(id, '2026-11-30')).toEqual([['health', '2026-11-30', null]]);
    await house.pool.query('DELETE FROM specific_data WHERE person_id = $1', [id]);
  });
  it('somebody else\'s region shows nothing', async () => {
    expect(await report('2030-01-01', otherOffice)).toMatchObject({ count: 0, blocked: 0, rows: [] });
    expect((await retentionReport(house.db, otherOffice, { on: '2030-01-01', ...HERE, limit: 500 })).rows).toEqual([]);
  });
  it('pages go on where the one before ended, without gap or repeat', async () => {
    const whole = (await report('2025-04-01')).rows.map(({ person, item }) => `${person}|${item}`);
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await retentionReport(house.db, office, { on: '2025-04-01', scheme: '*', path: '', limit: 3, after });
      paged.push(...page.rows.map(({ person, item }) => `${person}|${item}`));
      if (page.after === null) break;
      after = page.after;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(5);
  });
});

describe('a run', () => {
  it('is refused for tomorrow, for another count, without the right and for another region', async () => {
    const { count } = await report('2016-04-01');
    expect(count).toBeGreaterThan(0);
    expect(codeOf(await run('2016-04-02', count, office, '2016-04-01'))).toBe('input_invalid');
    expect(codeOf(await run('2016-04-01', count + 1))).toBe('retention_changed');
    expect(codeOf(await run('2016-04-01', count, personnel))).toBe('not_allowed');
    expect(codeOf(await run('2016-04-01', count, otherOffice))).toBe('not_allowed');
    expect((await report('2016-04-01')).count).toBe(count);
  });

  it('does what the report said and no more; the same again finds nothing', async () => {
    const id = await officer('2015-03-31');
    const { count } = await report('2016-04-01');
    const done = await runAll('2016-04-01');
    expect(must(await retentionRun(house.db, office, done.id))).toMatchObject({ expected: count, done: [{ item: 'record', count }], rules: 'pdp-2024' });
    expect((await house.pool.query('SELECT record_sealed, record_at, finance_sealed IS NOT NULL AS finance FROM specific_data WHERE person_id = $1', [id])).rows).toEqual([{ record_sealed: null, record_at: null, finance: true }]);
    expect((await report('2016-04-01')).count).toBe(0);
    expect(await rowOf(id)).toMatchObject({ name: 'Ujang Retensiwan', anonymised_at: null });
    expect(await entriesOf(house, `person ${id}`)).toContainEqual({ action: 'privacy.erase', actor: office.id, details: { run: done.id, items: [{ item: 'record', purpose: 'eligibility', due: '2016-03-31' }] } });
    expect((await retentionRuns(house.db, office)).map((one) => one.id)).toContain(done.id);
    expect(codeOf(await retentionRun(house.db, otherOffice, done.id))).toBe('not_found');
  });

  it('leaves an id that trail and sheets still point to, and nothing else of the person, nor of who was merged into them', async () => {
    const id = await officer('2015-03-31', { name: 'Xaverius Quodlibetanus', birthPlace: 'Zzyzxville' });
    const twin = await officer('2015-03-31', { name: 'Quodlibetanus Xaverius' });
    await house.pool.query('UPDATE person SET merged_into = $2, merged_at = now() WHERE id = $1', [twin, id]);
    await house.db.transaction().execute((tx) => openSession(tx, id, 'staff', { address: '203.0.113.77', userAgent: 'Peramban Rahasia', origin: '' }));
    await house.pool.query(`UPDATE session SET seen_at = '2015-03-31', created_at = '2015-03-31' WHERE person_id = $1`, [id]);
    await runAll('2026-01-01');
    expect(await rowOf(id)).toMatchObject({ id, name: 'Dianonimkan', nik_sealed: null, nik_hash: null, address_sealed: null, birth_date: null, birth_place: null, sex: null, path: '16.71.04' });
    expect(await rowOf(twin)).toMatchObject({ name: 'Dianonimkan', nik_sealed: null });
    const all = (await everythingIn(house)).toLowerCase();
    for (const gone of ['xaverius', 'quodlibetanus', 'zzyzxville', 'peramban rahasia']) expect(all.split(gone).length - 1, gone).toBe(0);
    expect((await house.pool.query('SELECT count(*) AS n FROM contact WHERE person_id = ANY($1)', [[id, twin]])).rows[0]).toEqual({ n: 0 });
    expect((await house.pool.query('SELECT ended_at IS NOT NULL AS ended, address_sealed FROM session WHERE person_id = $1', [id])).rows).toEqual([{ ended: true, address_sealed: null }]);
    expect((await entriesOf(house, `person ${id}`)).map(({ action }) => action)).toEqual(expect.arrayContaining(['people.create', 'privacy.erase']));
    expect((await house.pool.query('SELECT count(*) AS n FROM assignment WHERE person_id = $1', [id])).rows[0]).toEqual({ n: 1 });
  });

  it('that was cut off in the middle goes on: nothing twice, nothing lost', async () => {
    const [one, two, three] = [await officer('2014-06-30'), await officer('2014-06-30', { path: '16.71.05.1001' }), await officer('2014-06-30', { path: '16.71.10.1001' })];
    await house.pool.query(`CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
      CREATE TRIGGER stumble BEFORE INSERT ON retention_done FOR EACH ROW WHEN (NEW.person_id = '${two}') EXECUTE FUNCTION stumble()`);
    const [on, key] = ['2015-07-01', newId()];
    const { count } = await report(on);
    await expect(run(on, count, office, on, key)).rejects.toThrow('power cut');
    const kept = async () => (await house.pool.query(`SELECT person_id FROM specific_data WHERE record_sealed IS NOT NULL AND person_id = ANY($1)`, [[one, two, three]])).rows.map((row: { person_id: string }) => row.person_id);
    expect((await kept()).sort()).toEqual([two, three].sort());
    await house.pool.query('DROP TRIGGER stumble ON retention_done; DROP FUNCTION stumble');
    const again = must(await run(on, count, office, on, key));
    expect(await kept()).toEqual([]);
    expect(must(await retentionRun(house.db, office, again.id))).toMatchObject({ expected: count, done: [{ item: 'record', count }] });
    await continueRun(house.db, again.id);
    for (const id of [one, two, three]) expect((await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'privacy.erase')).toHaveLength(1);
  });

  it('two servers at once do it once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => officer('2014-06-30')));
    const { count } = await report('2015-07-01');
    await Promise.all([run('2015-07-01', count), run('2015-07-01', count)]);
    for (const id of people) expect((await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'privacy.erase')).toHaveLength(1);
    expect((await report('2015-07-01')).count).toBe(0);
  });

  it('comes every night by itself, and ends what was left open', async () => {
    const id = await officer('2015-09-30');
    await retentionNight(house.db, fixedClock('2016-09-29T20:00:00Z'));
    expect((await house.pool.query('SELECT record_sealed FROM specific_data WHERE person_id = $1', [id])).rows).toEqual([{ record_sealed: null }]);
    expect((await entriesOf(house, `person ${id}`)).at(-1)).toMatchObject({ action: 'privacy.erase', actor: 'system:retention' });
    expect((await house.pool.query('SELECT count(*) AS n FROM retention_run WHERE finished_at IS NULL')).rows[0]).toEqual({ n: 0 });
  });

  it('answers kept for retries go after ninety days', async () => {
    const key = newId();
    await placeHold(house.db, { actor: operator, key, input: { id: await someone(house), reason: 'Perkara di pengadilan' } });
    await house.pool.query(`UPDATE idempotency SET at = now() - interval '91 days' WHERE key = $1`, [key]);
    await retentionNight(house.db, fixedClock('2016-01-01T00:00:00Z'));
    expect((await house.pool.query('SELECT 1 FROM idempotency WHERE key = $1', [key])).rows).toEqual([]);
  });
});
