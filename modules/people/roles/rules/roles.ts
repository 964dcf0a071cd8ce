import type { Grant } from '../../../../kernel/access.ts';
import type { Text } from '../../../../kernel/text.ts';
import { VERBS, type KnownVerb } from './verbs.ts';

export type RoleLevel = 'national' | 'province' | 'regency' | 'subdistrict' | 'village' | 'station';

/** A named bundle of rights, given on a region. */
export type Role = {
  readonly name: Text;
  /** On which levels of the region tree it can be given. */
  readonly levels: readonly RoleLevel[];
  /** Held at the region of the assignment and below, within its election. */
  readonly here: readonly KnownVerb[];
  /** Held in the whole country, whatever the election: what everybody on duty may look up. */
  readonly everywhere: readonly KnownVerb[];
  /** Held only to be given on, at the region and below. */
  readonly give: readonly KnownVerb[];
  /** Given by an appointment to a body; its holder swears an oath and gets an honorarium. */
  readonly officer: boolean;
  /** Must the assignment name an election? */
  readonly bound: boolean;
  /** Watches the officers: given and taken by those only who hold `roles.grant_watchers`. */
  readonly watcher: boolean;
};

const LOOK_UP: readonly KnownVerb[] = ['regions.read', 'elections.read'];
const FIGURES: readonly KnownVerb[] = ['sheets.read', 'recapitulation.read', 'supervision.read'];
const PEOPLE: readonly KnownVerb[] = [
  'people.read', 'people.write', 'people.merge', 'people.read_nik', 'privacy.read', 'privacy.manage', 'privacy.export', 'roles.read', 'roles.grant',
  'accounts.read', 'accounts.manage', 'sessions.read', 'sessions.revoke', 'devices.read', 'devices.enrol', 'devices.revoke',
];
const SPECIFIC: readonly KnownVerb[] = ['people.read_health', 'people.write_health', 'people.read_finance', 'people.write_finance', 'people.read_record', 'people.write_record'];
/** What an office appoints others to do and does not do itself. */
const GIVE: readonly KnownVerb[] = [...SPECIFIC, 'messages.read', 'devices.report', 'sheets.enter', 'sheets.verify', 'recapitulation.show', 'supervision.witness'];
const OPERATOR: readonly KnownVerb[] = ['roles.grant_watchers', ...FIGURES, 'sheets.record', 'sheets.supervise', 'recapitulation.lead', 'supervision.mandate', 'recapitulation.check', 'regions.change', 'audit.read', ...PEOPLE];

const role = (id: string, en: string, levels: readonly RoleLevel[], here: readonly KnownVerb[], more: Partial<Omit<Role, 'name' | 'levels' | 'here'>> = {}): Role =>
  ({ name: { id, en }, levels, here, everywhere: LOOK_UP, give: [], officer: false, bound: false, watcher: false, ...more });

/** Every role of the house. Their sources: UU 7/2017 (bodies and their duties), domain words in GLOSSARY.md. */
export const ROLES = {
  kpu_ri: role('Operator KPU RI', 'KPU RI operator', ['national'], [...OPERATOR, 'elections.define', 'recapitulation.import_official', 'regions.import'], { give: [...GIVE], officer: true }),
  kpu_prov: role('Operator KPU Provinsi', 'KPU province operator', ['province'], OPERATOR, { give: [...GIVE], officer: true }),
  kpu_kab: role('Operator KPU Kabupaten/Kota', 'KPU city operator', ['regency'], OPERATOR, { give: [...GIVE], officer: true }),
  personnel: role('Petugas data pribadi', 'Personnel data officer', ['national', 'province', 'regency'], ['people.read', 'people.write', 'people.read_nik', ...SPECIFIC, 'privacy.read'], {}),
  ppk: role('PPK', 'PPK', ['subdistrict'], [...FIGURES, 'sheets.record', 'sheets.enter', 'sheets.supervise', 'recapitulation.lead', 'supervision.mandate', 'recapitulation.check', 'people.read', 'roles.read', 'devices.read', 'devices.enrol', 'devices.revoke', 'devices.report'], { officer: true, bound: true }),
  pps: role('PPS', 'PPS', ['village'], [...FIGURES, 'people.read', 'people.write', 'roles.read', 'roles.grant', 'devices.read', 'devices.enrol', 'devices.revoke', 'devices.report'], { give: ['sheets.record', 'sheets.enter'], officer: true, bound: true }),
  kpps: role('KPPS', 'KPPS', ['village', 'station'], [...FIGURES, 'sheets.record', 'sheets.enter', 'devices.report'], { officer: true, bound: true }),
  verifier: role('Petugas verifikasi', 'Verifier', ['national', 'province', 'regency'], ['sheets.verify'], { bound: true }),
  saksi: role('Saksi', 'Witness', ['national', 'province', 'regency', 'subdistrict', 'village', 'station'], [...FIGURES, 'supervision.witness', 'devices.report'], { bound: true, watcher: true }),
  bawaslu: role('Pengawas (Bawaslu/Panwas)', 'Supervisor (Bawaslu/Panwas)', ['national', 'province', 'regency', 'subdistrict', 'village', 'station'], [...FIGURES, 'supervision.witness', 'recapitulation.check', 'devices.report'], { bound: true, watcher: true }),
  observer: role('Pengamat', 'Observer', ['national', 'province', 'regency', 'subdistrict', 'village'], FIGURES, { watcher: true }),
  trainer: role('Pelatih', 'Trainer', ['national', 'province', 'regency', 'subdistrict', 'village'], ['people.read', 'devices.report'], {}),
  interviewer: role('Pewawancara', 'Interviewer', ['national', 'province', 'regency'], ['people.read'], {}),
  auditor: role('Pemeriksa', 'Auditor', ['national', 'province', 'regency'], [...FIGURES, 'recapitulation.check', 'audit.read', 'people.read', 'roles.read', 'accounts.read', 'sessions.read', 'devices.read', 'privacy.read'], { watcher: true }),
  display: role('Layar pleno', 'Plenary display', ['national', 'province', 'regency', 'subdistrict'], ['recapitulation.read', 'recapitulation.show'], { bound: true }),
  public_relations: role('Hubungan masyarakat', 'Public relations', ['national', 'province', 'regency'], ['recapitulation.read'], {}),
  system_administrator: role('Administrator sistem', 'System administrator', ['national', 'province', 'regency'], ['accounts.read', 'accounts.manage', 'sessions.read', 'sessions.revoke', 'devices.read', 'devices.revoke', 'messages.read', 'audit.read', 'people.read', 'roles.read'], {}),
} as const satisfies Record<string, Role>;

export type RoleId = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as RoleId[];
export const isRole = (text: string): text is RoleId => Object.hasOwn(ROLES, text);

/** Where an assignment puts its role, and until when (ISO moment; null = no end). */
export type RoleAt = { readonly role: RoleId; readonly scheme: string; readonly path: string; readonly within: string | null; readonly until?: string | null };

/** The rights an assignment gives. */
export function grantsOfRole({ role, scheme, path, within, until = null }: RoleAt): Grant[] {
  const { here, everywhere, give }: Role = ROLES[role];
  const end = until === null ? {} : { until };
  const scope = within === null ? end : { within, ...end };
  return [
    ...everywhere.map((verb): Grant => ({ verb, scheme: '*', path: '', ...end })),
    ...here.map((verb): Grant => ({ verb, scheme, path, ...scope })),
    ...give.map((verb): Grant => ({ verb, scheme, path, ...scope, giveOnly: true })),
  ];
}

/** True if the role can change or accept figures. */
export const hasCountingPower = (id: RoleId): boolean => ROLES[id].here.some((verb) => VERBS[verb].power === 'counting');
