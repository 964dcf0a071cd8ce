import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { FieldMe } from '../contract.ts';
import { refusal } from '../rules/refusals.ts';
import { deviceById } from '../store/devices.ts';
import { langOf } from '../../identity/store/languages.ts';
import { describeDuties } from './views.ts';

/** Who the asking phone is to us. `device_refused` for whoever asks without one. */
export async function fieldMe(db: Db, { device }: Actor): Promise<Result<FieldMe>> {
  const found = device === undefined ? undefined : await deviceById(db, device);
  const [row] = found ? await describeDuties(db, [found]) : [];
  if (!row) return fail(refusal('not_a_device'));
  const { duty, role, region, regionName, within, election } = row.on;
  return ok({ device: row.id, person: row.personName, duty, role, region, regionName, within, election, lang: await langOf(db, row.person), serverTime: new Date().toISOString(), skewMs: row.skewMs });
}
