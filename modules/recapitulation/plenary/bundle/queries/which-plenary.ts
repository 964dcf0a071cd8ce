import type { Reader } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { findRegion } from '../../../../regions/index.ts';
import { unknownPlenary } from '../../commands/act.ts';
import { eventOf, plenaryAt, plenaryById, type Plenary } from '../../store/plenaries.ts';
import { unwrap } from '../file/pack.ts';
import { bundleById } from '../store/bundles.ts';

/** The plenary that an election holds at a region. */
export async function plenaryAtPath(db: Reader, slug: string, path: string): Promise<Plenary | undefined> {
  const event = await eventOf(db, slug);
  const region = event && await findRegion(db, event.scheme, path, event.validOn);
  return event && region && plenaryAt(db, event.id, region.id);
}

/** To which plenary a file that came back says to belong; whether it is genuine is asked when it is read. */
export async function plenaryOfBundle(db: Reader, file: Buffer): Promise<Result<Plenary>> {
  const wrapped = unwrap(file, 'back');
  if (!wrapped.ok) return wrapped;
  const record = await bundleById(db, wrapped.value.bundle);
  if (!record) return fail(problem('bundle_foreign', { reason: { id: 'kantor ini tidak pernah mengeluarkan salinan itu', en: 'this office never took out that copy' } }));
  const plenary = await plenaryById(db, record.plenary);
  return plenary ? ok(plenary) : fail(unknownPlenary);
}
