import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { joinBundle } from '../bundle/commands/join.ts';
import { at, bringBack, carry, KAB, key, ONE, plantOffice, PPK, TWO, votes } from '../bundle/fixtures/two-houses.ts';
import { closePlenary } from '../commands/steps.ts';
import { addSigner } from './commands/add-signer.ts';
import { readBack, sendCertificate, signCertificate } from './commands/steps.ts';
import { certificatePage } from './queries/certificate-page.ts';
import { certificateById } from './store/certificates.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let id = 0;
const RIGHTS = { lead: true, parent: false };
const LINES = [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const;

const run = <I, O>(definition: Parameters<typeof execute<I, O>>[1], input: I): Promise<Result<O>> => execute(hall.db, definition, { actor: PPK, key: key(), input });
const pageOf = async (certificate: number) => certificatePage(hall.db, (await certificateById(hall.db, certificate))!, RIGHTS);
const refusal = async (done: Promise<Result<unknown>>) => { const answer = await done; return answer.ok ? 'done' : `${answer.problem.code}: ${answer.problem.detail}`; };

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  await at(office.db, id).came('Saksi Presiden', 'witness', 2);
  ({ hall } = await carry(office.db, id));
  for (const contest of contests) for (const [region, station] of LINES) await at(hall.db, id).confirm(contest, region, station, votes(10, 20, 30));
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

it('a witness of a pair for president is named in and asked to sign D.Hasil of the president alone', async () => {
  const [president, mayor] = contests.map(({ id: contest }) => contest);
  const there = at(hall.db, id);
  const [first, second] = [await there.drawUp(president!), await there.drawUp(mayor!)];
  await there.readBack(first.id);
  await there.readBack(second.id);
  expect((await pageOf(first.id)).waitingFor).toEqual([1, 2]);
  const other = await pageOf(second.id);
  expect([other.waitingFor, other.document.attendance.map(({ name }) => name), other.signatures.mayJoin]).toEqual([[1], ['Ketua'], []]);
  expect(await refusal(run(signCertificate, { id: second.id, attendance: 2, signed: true, reason: null }))).toContain('not_present');
  expect(await refusal(run(addSigner, { id: second.id, attendance: 2 }))).toContain('not_present');
  // Signed by the chair alone: nobody else is waited for.
  expect(await there.sign(second.id, 1)).toMatchObject({ state: 'signed', waitingFor: [] });
});

it('who came later joins the page of signatures of their own contest only', async () => {
  const there = at(hall.db, id);
  await there.came('Saksi Menyusul', 'witness', 3);
  const [president, mayor] = await Promise.all(contests.map(async ({ id: contest }) => (await hall.db.selectFrom('certificate').select('id').where('contest_id', '=', contest).executeTakeFirstOrThrow()).id));
  expect((await pageOf(president!)).signatures.mayJoin.map(({ name }) => name)).toEqual(['Saksi Menyusul']);
  expect((await pageOf(mayor!)).signatures.mayJoin).toEqual([]);
});

it('D.Hasil is not read back, signed or sent, nor the plenary closed, while an objection is not answered; an answer opens the way', async () => {
  const [president, mayor] = contests;
  const there = at(hall.db, id);
  await there.object(2, president!.id, 'Daftar hadir berbeda');
  const { id: anew } = await there.drawUp(president!.id);
  expect(await refusal(run(readBack, { id: anew }))).toBe(`objections_open: ${president!.name}: keberatan K-1 belum dijawab.`);
  // What another contest has open holds up nothing; an objection to the whole plenary holds up all.
  const { id: signed } = await hall.db.selectFrom('certificate').select('id').where('contest_id', '=', mayor!.id).executeTakeFirstOrThrow();
  await there.object(2, null, 'Pengeras suara mati');
  expect(await refusal(run(sendCertificate, { id: signed }))).toContain('keberatan K-2 belum dijawab');
  await there.answer(2, 'rejected');
  expect(await refusal(run(sendCertificate, { id: signed }))).toBe('done');
  await there.answer(1, 'rejected');
  const { id: last } = await there.drawUp(president!.id);
  await there.readBack(last);
  for (const who of [1, 2, 3]) await there.sign(last, who);
  await there.send(last);
  await there.object(2, null, 'Terlambat ditutup');
  expect(await refusal(run(closePlenary, { id }))).toContain('keberatan K-3 belum dijawab');
  await there.answer(3, 'rejected');
  expect(await refusal(run(closePlenary, { id }))).toBe('done');
});

it('and the file of such a hall comes in at the office, which makes the same papers of it', async () => {
  const file = await bringBack(hall.db);
  expect(await refusal(execute(office.db, joinBundle, { actor: KAB, key: key(), input: { id, file: file.toString('base64'), decisions: [] } }))).toBe('done');
});
