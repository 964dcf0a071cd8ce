import '../../tables.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { UNDOES_CERTIFICATE, UNDOES_PLENARY } from '../rules/later.ts';
import type { Judged } from '../rules/merge.ts';
import { cameIn } from '../../store/taken-up.ts';
import { certificateKey } from './snapshot.ts';

/** What the level above has undone at the office since the copy left. */
export async function judgedSince(db: Reader, plenary: number, baseActs: number): Promise<Judged> {
  const acts = await db.selectFrom('plenary_act').select(['act', 'details']).where('plenary_id', '=', plenary).where('number', '>', baseActs).where('act', 'in', [...UNDOES_CERTIFICATE, ...UNDOES_PLENARY]).execute();
  return { plenary: acts.some(({ act }) => UNDOES_PLENARY.includes(act)), contests: new Set(acts.flatMap(({ act, details }) => (UNDOES_CERTIFICATE.includes(act) ? [Number(details['contest'])] : []))) };
}

/** Keys of the versions to whose page of signatures somebody was added at the office since the copy left: no thing of the plenary tells that. */
export async function signersAddedSince(db: Reader, plenary: number, baseActs: number): Promise<Set<string>> {
  const acts = await db.selectFrom('plenary_act').select('details').where('plenary_id', '=', plenary).where('number', '>', baseActs).where('act', '=', 'certificate_add_signer').where(cameIn('plenary_act')).execute();
  return new Set(acts.map(({ details }) => certificateKey({ contest_id: Number(details['contest']), version: Number(details['version']) })));
}
