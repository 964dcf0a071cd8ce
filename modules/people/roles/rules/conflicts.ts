import type { Text } from '../../../../kernel/text.ts';
import { hasCountingPower, ROLE_IDS, ROLES, type RoleId } from './roles.ts';

/** Where a rule comes from. `verified` = the article itself was read; a decision of the house says so and has no number. */
export type Basis = { readonly law: string; readonly number: string; readonly year: number; readonly article: string; readonly date: string | null; readonly verified: boolean };
export type RoleConflict = {
  readonly one: RoleId; readonly other: RoleId; readonly why: Text; readonly basis: Basis;
  /** True: whatever their elections. Power over accounts or over audits knows none. */
  readonly always: boolean;
};

const uu7 = (article: string): Basis => ({ law: 'UU', number: '7', year: 2017, article, date: '2017-08-15', verified: false });
/** docs/decisions/0012-roles-and-conflicts.md */
const HOUSE: Basis = { law: 'E-Rekap', number: '0012', year: 2026, article: 'docs/decisions/0012', date: null, verified: true };

const officers = ROLE_IDS.filter((id) => ROLES[id].officer);
const counting = ROLE_IDS.filter(hasCountingPower);
/** Bodies that check each other's sheets: one sits in one of them. */
const BODIES = ['ppk', 'pps', 'kpps'] as const satisfies readonly RoleId[];

/** They reach into every election. */
const POWERS: ReadonlySet<RoleId> = new Set(['system_administrator', 'auditor']);

const against = (one: RoleId, others: readonly RoleId[], id: string, en: string, basis: Basis): RoleConflict[] =>
  others.filter((other) => other !== one).map((other) => ({ one, other, why: { id, en }, basis, always: POWERS.has(one) || POWERS.has(other) }));

const pairs = <T>(all: readonly T[]): [T, T][] => all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]));

/**
 * Roles that one person may not hold at the same time within the same election (`always`: in any), wherever they are.
 * Law: independence of officers, witnesses and supervisors from each other. A pair stands once; the first rule told counts.
 */
export const ROLE_CONFLICTS: readonly RoleConflict[] = [
  ...against('saksi', officers, 'Saksi peserta pemilu tidak boleh menjadi penyelenggara.', 'A contestant\'s witness may not be an election officer.', uu7('72 huruf e')),
  ...against('bawaslu', officers, 'Pengawas tidak boleh menjadi penyelenggara yang diawasinya.', 'A supervisor may not be one of the officers supervised.', uu7('117')),
  ...against('saksi', ['bawaslu'], 'Saksi tidak boleh menjadi pengawas.', 'A witness may not be a supervisor.', uu7('117')),
  ...pairs(BODIES).flatMap(([one, other]) => against(one, [other], 'Satu orang duduk dalam satu badan ad hoc saja: yang satu memeriksa pekerjaan yang lain.', 'One person sits in one ad hoc body only: the one checks the work of the other.', HOUSE)),
  ...against('verifier', ['saksi', 'bawaslu'], 'Yang mengawasi penghitungan tidak boleh ikut membaca ulang C.Hasil.', 'Who watches the count may not read its sheets again.', HOUSE),
  ...against('saksi', ['personnel', 'interviewer', 'system_administrator', 'auditor'], 'Saksi peserta pemilu tidak boleh mengurus petugas, akun atau pemeriksaan.', 'A contestant\'s witness may not handle officers, accounts or audits.', HOUSE),
  ...against('system_administrator', counting, 'Administrator sistem tidak boleh memegang kuasa atas angka.', 'The system administrator may hold no power over figures.', HOUSE),
  ...against('auditor', [...counting, 'system_administrator'], 'Pemeriksa tidak boleh memegang kuasa atas yang diperiksanya.', 'An auditor may hold no power over what is audited.', HOUSE),
];

/** Why two roles may not meet in one person, or null. */
export const conflictOf = (a: RoleId, b: RoleId): RoleConflict | null =>
  ROLE_CONFLICTS.find(({ one, other }) => (one === a && other === b) || (one === b && other === a)) ?? null;

/** What somebody did to one sheet (or any thing that needs four eyes). */
export type Act = 'entered' | 'verified' | 'resolved';

/**
 * Four eyes are two persons: who entered may not verify, and who resolves a difference is neither.
 * `done` is the history of the thing; `person` wants to do `act` next. Doing the same again is allowed.
 */
export const mayActOn = (done: readonly { readonly person: string; readonly act: Act }[], person: string, act: Act): boolean =>
  done.every((one) => one.person !== person || one.act === act);
