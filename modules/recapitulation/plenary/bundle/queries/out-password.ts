import type { Reader } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import type { Plenary } from '../../store/plenaries.ts';
import type { BundlePassword } from '../contract.ts';
import { bundleById, bundlePassword } from '../store/bundles.ts';

/** What opens the file of a copy that is out. Problems: not_found; bundle_moved where it came back, was replaced or said lost. */
export async function passwordOf(db: Reader, plenary: Plenary, id: string): Promise<Result<BundlePassword>> {
  const bundle = await bundleById(db, id);
  if (bundle?.plenary !== plenary.id) return fail(problem('not_found', { thing: { id: 'Salinan itu', en: 'That copy' } }));
  return bundle.ended === null ? ok({ password: bundlePassword(id) }) : fail(problem('bundle_moved'));
}
