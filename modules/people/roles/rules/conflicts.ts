import type { Text } from '../../../../kernel/text.ts';
import { hasCountingPower, ROLE_IDS, ROLES, type RoleId } from './roles.ts';

export type RoleConflict = { readonly one: RoleId; readonly other: RoleId; readonly why: Text; readonly law: string };

const officers = ROLE_IDS.filter((id) => ROLES[id].officer);
const counting = ROLE_IDS.filter(hasCountingPower);

const against = (one: RoleId, others: readonly RoleId[], id: string, en: string, law: string): RoleConflict[] =>
  others.filter((other) => other !== one).map((other) => ({ one, other, why: { id, en }, law }));

/**
 * Roles that one person may not hold at the same time within the same election, wherever they are.
 * Law: independence of officers, witnesses and supervisors from each other.
 */
export const ROLE_CONFLICTS: readonly RoleConflict[] = [
  ...against('saksi', officers, 'Saksi peserta pemilu tidak boleh menjadi penyelenggara.', 'A contestant\'s witness may not be an election officer.', 'UU 7/2017 Pasal 72 huruf e'),
  ...against('bawaslu', officers, 'Pengawas tidak boleh menjadi penyelenggara yang diawasinya.', 'A supervisor may not be one of the officers supervised.', 'UU 7/2017 Pasal 117'),
  ...against('saksi', ['bawaslu'], 'Saksi tidak boleh menjadi pengawas.', 'A witness may not be a supervisor.', 'UU 7/2017 Pasal 117'),
  ...against('system_administrator', counting, 'Administrator sistem tidak boleh memegang kuasa atas angka.', 'The system administrator may hold no power over figures.', 'Keputusan rancangan E-Rekap 0012'),
  ...against('auditor', [...counting, 'system_administrator'], 'Pemeriksa tidak boleh memegang kuasa atas yang diperiksanya.', 'An auditor may hold no power over what is audited.', 'Keputusan rancangan E-Rekap 0012'),
];

/** Why two roles may not meet in one person, or null. */
export const conflictOf = (a: RoleId, b: RoleId): RoleConflict | null =>
  ROLE_CONFLICTS.find(({ one, other }) => (one === a && other === b) || (one === b && other === a)) ?? null;

/** What somebody did to one sheet (or any thing that needs four eyes). */
export type Act = 'entered' | 'verified' | 'resolved';

/**
 * Four eyes are two persons: who entered may not verify, and who resolves a difference is neither.
 * `done` is the history of the thing; `person` wants to do `act` next.
 */
export const mayActOn = (done: readonly { readonly person: string; readonly act: Act }[], person: string, act: Act): boolean => {
  const mine = new Set(done.filter((one) => one.person === person).map((one) => one.act));
  if (act === 'entered') return !mine.has('verified') && !mine.has('resolved');
  return act === 'verified' ? !mine.has('entered') && !mine.has('resolved') : !mine.has('entered') && !mine.has('verified');
};
