import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { canonicalJson } from '../certificates/rules/canonical.ts';
import type { CertificateDocument } from '../contract.ts';
import { plenaryById } from '../store/plenaries.ts';
import { forge, headerOf, type Forged } from './fixtures/forger.ts';
import { at, bringBack, carry, ONE, plantOffice, TWO, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

let [office, hall]: TestDatabase[] = [];
let contests: ContestContext[];
let back: Buffer;
let id = 0;
let own = '';

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  const out = await carry(office.db, id);
  hall = out.hall;
  own = (await headerOf(out.file, out.password)).key;
  const there = at(hall.db, id);
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await there.confirm(contests[0]!, region, station, votes(1, 2, 3));
  await there.object(1, null, 'Kursi kurang');
  await there.answer(1, 'rejected');
  await there.drawUp(contests[0]!.id);
  back = await bringBack(hall.db);
}, 120_000);
afterAll(async () => { await hall?.close(); await office?.close(); });

/** D.Hasil of the file as `change` writes it, under its own hash. */
const looked = async (change: (objection: CertificateDocument['objections'][number]) => object) => previewBundle(office!.db, (await plenaryById(office!.db, id))!, await forge(office!.db, own, back, (file: Forged) => {
  const paper = file.snapshot.certificates[0]!;
  const told = JSON.parse(paper.body) as CertificateDocument;
  paper.body = canonicalJson({ ...told, objections: told.objections.map(change) });
  paper.hash = createHash('sha256').update(paper.body).digest('hex');
  for (const act of file.acts) if (act.details['certificate'] === paper.id) act.details['hash'] = paper.hash;
}));

it('D.Hasil of a laptop that left before each kind was counted by itself comes in as it was written; with another name of an objection it does not', async () => {
  const told = JSON.parse((await hall!.db.selectFrom('certificate_document').select('body').executeTakeFirstOrThrow()).body) as CertificateDocument;
  expect(told.objections).toMatchObject([{ number: 1, label: 'K-1' }]);
  must(await looked((one) => one));
  must(await looked(({ label: _label, ...one }) => one));
  expect(await looked((one) => ({ ...one, label: 'K-2' }))).toMatchObject({ ok: false, problem: { code: 'bundle_untold' } });
}, 60_000);
