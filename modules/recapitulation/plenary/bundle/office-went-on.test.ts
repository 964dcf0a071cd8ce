import { beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import { composeRecapitulation } from '../../compose.ts';
import { addSigner } from '../certificates/commands/add-signer.ts';
import { sendCertificate, signCertificate } from '../certificates/commands/steps.ts';
import { lateSigners } from '../certificates/store/late-signers.ts';
import { closePlenary } from '../commands/steps.ts';
import { signaturesOf, signersOf } from '../store/certificate-views.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import type { BundleDecision, JoinReport } from './contract.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, states, TWO, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

beforeAll(() => { composeRecapitulation(); });

/** D.Hasil is being signed at the office when a copy leaves: a chair and a witness are named in it; `guests` came since. */
async function beingSigned(...guests: string[]) {
  const { office: { db, close }, contests, id } = await plantOffice();
  const here = at(db, id);
  await here.open();
  await here.came('Ketua', 'chair');
  await here.came('Saksi', 'witness', 2);
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contests[0]!, region, station, votes(10, 20, 30));
  const { id: paper } = await here.drawUp(contests[0]!.id);
  await here.readBack(paper);
  for (const guest of guests) await here.came(guest, 'supervisor');
  const { hall } = await carry(db, id);
  const adds = (house: Db, attendance: number) => execute(house, addSigner, { actor: PPK, key: key(), input: { id: paper, attendance } }).then(must);
  const refuses = (house: Db, attendance: number) => execute(house, signCertificate, { actor: PPK, key: key(), input: { id: paper, attendance, signed: false, reason: 'Angka TPS 1 diragukan' } }).then(must);
  const comesBack = async (take: BundleDecision['take'] = 'office'): Promise<JoinReport['conflicts']> => {
    const file = await bringBack(hall.db);
    const { conflicts } = must(await previewBundle(db, (await plenaryById(db, id))!, file));
    const decisions = conflicts.map((one) => ({ conflict: one.key, take: one.choices.includes(take) ? take : 'office' as const, reason: 'Disepakati di kantor' }));
    must(await execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions } }));
    return conflicts;
  };
  const page = async () => [(await signersOf(db, paper)).map((one) => one.id), (await lateSigners(db, paper)).map((one) => one.id)];
  return { db, hall: hall.db, here, there: at(hall.db, id), id, contests, paper, adds, refuses, comesBack, page, said: async () => (await signaturesOf(db, [paper])).map((one) => [one.attendance, one.signed]), end: async () => { await hall.close(); await close(); } };
}

describe('a page of signatures', () => {
  it('that was signed at the office names nobody more by what a hall added to it', async () => {
    const { db, hall, here, there, id, paper, adds, comesBack, page, end } = await beingSigned();
    await there.came('Panwas', 'supervisor');
    await adds(hall, 3);
    for (const who of [1, 2]) await here.sign(paper, who);
    await comesBack();
    expect([await states(db, id), await page()]).toEqual([['signed'], [[1, 2], []]]);
    const [told] = await db.selectFrom('plenary_act').select('details').where('plenary_id', '=', id).where('act', '=', 'certificate_add_signer').execute();
    expect(told?.details).toMatchObject({ attendance: 3, hall: { leftOut: true } });
    await end();
  }, 60_000);

  it('takes up from a hall who signed or refused there, also where others are still waited for', async () => {
    const { db, hall, there, id, paper, adds, refuses, comesBack, page, said, end } = await beingSigned();
    await refuses(hall, 2);
    await there.came('Panwas', 'supervisor');
    await adds(hall, 3);
    expect(await comesBack()).toEqual([]);
    expect([await said(), await page(), await states(db, id)]).toEqual([[[2, false]], [[1, 2, 3], [3]], ['read_back']]);
    expect(await execute(db, signCertificate, { actor: PPK, key: key(), input: { id: paper, attendance: 2, signed: true, reason: null } })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    await end();
  }, 60_000);

  it('on which each side wrote down others is a person\'s to decide, and is signed where both together are all', async () => {
    const { db, hall, here, id, paper, refuses, comesBack, said, end } = await beingSigned();
    await refuses(hall, 2);
    await here.sign(paper, 1);
    expect(await comesBack('hall')).toMatchObject([{ kind: 'certificate', choices: ['hall', 'office'], hall: { says: { id: expect.stringContaining('0 tanda tangan · 1 menolak') as string } }, office: { says: { en: expect.stringContaining('1 signature') as string } } }]);
    expect([await said(), await states(db, id)]).toEqual([[[1, true], [2, false]], ['signed']]);
    await end();
  }, 60_000);

  it('waits for whom the office added since, whatever the hall signed', async () => {
    const { db, here, there, id, paper, adds, comesBack, page, end } = await beingSigned('Panwas');
    await adds(db, 3);
    for (const who of [1, 2]) await there.sign(paper, who);
    expect(await comesBack('hall')).toMatchObject([{ kind: 'certificate', choices: ['office'], why: { id: expect.stringContaining('Kantor mengubah') as string } }]);
    expect([await states(db, id), await page()]).toEqual([['read_back'], [[1, 2, 3], [3]]]);
    for (const who of [1, 2, 3]) await here.sign(paper, who);
    expect(await states(db, id)).toEqual(['signed']);
    await end();
  }, 60_000);

  it('waits for whom the office added since also where both sides signed, and names nobody twice whom both added', async () => {
    const { db, hall, here, there, id, paper, adds, comesBack, page, end } = await beingSigned('Panwas');
    for (const house of [db, hall]) await adds(house, 3);
    await here.sign(paper, 2);
    for (const who of [1, 2, 3]) await there.sign(paper, who);
    expect(await comesBack('hall')).toMatchObject([{ kind: 'certificate', choices: ['office'] }]);
    expect([await states(db, id), await page()]).toEqual([['read_back'], [[1, 2, 3], [3]]]);
    await end();
  }, 60_000);
});

it('an objection of a hall to the whole plenary stays out of one that the office closed since: nobody could answer it, and no D.Hasil be sent', async () => {
  const { db, here, there, id, contests, paper, comesBack, end } = await beingSigned();
  await there.object(2, null);
  for (const who of [1, 2]) await here.sign(paper, who);
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contests[1]!, region, station, votes(10, 20, 30));
  const { id: other } = await here.drawUp(contests[1]!.id);
  await here.readBack(other);
  await here.sign(other, 1);
  must(await execute(db, closePlenary, { actor: PPK, key: key(), input: { id } }));
  expect((await comesBack('hall')).map((one) => [one.key, one.choices])).toEqual([['objection:1', ['office']], [`certificate:${contests[0]!.id}/1`, ['office']]]);
  expect(await execute(db, sendCertificate, { actor: PPK, key: key(), input: { id: paper } })).toMatchObject({ ok: true });
  await end();
}, 60_000);

it('two decisions on one thing are none: a line under a D.Hasil that the office signed since stays as it is', async () => {
  const { office: { db, close }, contests, id } = await plantOffice();
  const here = at(db, id);
  await here.open();
  await here.came('Ketua', 'chair');
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contests[0]!, region, station, votes(10, 20, 30));
  const { hall } = await carry(db, id);
  await at(hall.db, id).correct(contests[0]!, ONE, 1, votes(50, 20, 30), 1);
  const { id: paper } = await here.drawUp(contests[0]!.id);
  await here.readBack(paper);
  await here.sign(paper, 1);
  const file = (await bringBack(hall.db)).toString('base64');
  const [conflict, reason] = [`line:${contests[0]!.id}/${ONE}/1`, 'Disepakati di kantor'];
  const both = (['hall', 'office'] as const).map((take) => ({ conflict, take, reason }));
  for (const decisions of [both, both.toReversed(), [both[1]!, both[1]!]]) expect(await execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file, decisions } })).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
  must(await execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file, decisions: [both[1]!] } }));
  const lines = await db.selectFrom('plenary_line').select('state').where('plenary_id', '=', id).where('contest_id', '=', contests[0]!.id).execute();
  expect([await states(db, id), new Set(lines.map(({ state }) => state))]).toEqual([['signed'], new Set(['confirmed'])]);
  await hall.close();
  await close();
}, 60_000);
