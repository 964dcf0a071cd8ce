import { NATION } from '../../../../kernel/access.ts';
import { walkTrail, type AuditRow } from '../../../../kernel/audit/read-trail.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { LOGIN } from '../../accounts/logins.ts';
import { SESSION_ADDRESS } from '../../accounts/sessions/open-session.ts';
import { openAddress, openContact, openNik } from '../../identity/secrets.ts';
import { personThing } from '../../identity/standing.ts';
import { openGuardian } from '../consents/secrets.ts';
import { SPECIFIC_KINDS, type SpecificKind } from '../contract.ts';
import { requestsOf } from '../requests/store.ts';
import { viewRequest } from '../requests/view.ts';
import { openSpecific } from '../specific/secrets.ts';
import { accountRows, consentRows, contactRows, deviceRows, holdRows, passkeyRows, peopleRows, reportRows, retentionRows, roleRows, sessionRows, specificRows } from './store.ts';

export type Fact = Readonly<Record<string, string | number | boolean | null>>;
/** Who takes the copy: the person, or an officer, who then gets no more than the own rights show: `kinds` of specific data, NIK, contacts and address. */
export type Reach = { readonly own: boolean; readonly kinds: readonly SpecificKind[]; readonly nik: boolean; readonly contacts: boolean };
export const OWN: Reach = { own: true, kinds: SPECIFIC_KINDS, nik: true, contacts: true };

/** Stands where something is kept that this copy does not hold. */
export const WITHHELD = 'ditahan: hanya orangnya sendiri';

/** What the house holds about a person in `tables`. `of` gets the person's id and those that were merged into it; `ownOnly` parts are in no officer's copy. */
export type PersonalPart = { readonly name: string; readonly title: string; readonly tables: readonly string[]; readonly ownOnly?: true; of(db: Reader, ids: string[], reach: Reach): Promise<Fact[]> };

const shown = (may: boolean, sealed: Buffer | null, open: (sealed: Buffer) => string): string | null => (sealed === null ? null : may ? open(sealed) : WITHHELD);

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;
/** A longer trail would not fit into one file; the newest stand in it. */
export const MOST_ENTRIES = 50_000;

async function trail(entries: AsyncIterable<AuditRow>, isMine: (row: AuditRow) => boolean = () => true): Promise<Fact[]> {
  const found: Fact[] = [];
  for await (const row of entries) {
    if (isMine(row)) found.push({ id: row.id, at: at(row.at), actor: row.actor, action: row.action, scheme: row.scheme, region: row.path, thing: row.thing, details: JSON.stringify(row.details) });
    if (found.length === MOST_ENTRIES) break;
  }
  return found;
}

const PEOPLE_PARTS: readonly PersonalPart[] = [
  {
    name: 'orang', tables: ['person'], title: 'Identitas', of: async (db, ids, reach) => (await peopleRows(db, ids)).map((row) => ({
      id: row.id, name: row.name, sex: row.sex, birth_date: row.birth_date, birth_place: row.birth_place, nik: shown(reach.nik, row.nik_sealed, (sealed) => openNik(sealed, row.id)),
      scheme: row.scheme, region: row.path, address: shown(reach.contacts, row.address_sealed, (sealed) => openAddress(sealed, row.id)), lang: row.lang, merged_into: row.merged_into, recorded_at: at(row.created_at), recorded_by: row.created_by,
    })),
  },
  {
    name: 'kontak', tables: ['contact'], title: 'Kontak', of: async (db, ids, reach) => (await contactRows(db, ids)).map((row) => ({
      kind: row.kind, value: shown(reach.contacts, row.value_sealed, (sealed) => openContact(sealed, row.person_id)), verified_at: at(row.verified_at), recorded_at: at(row.created_at), ended_at: at(row.ended_at),
    })),
  },
  {
    name: 'data-spesifik', tables: ['specific_data'], title: 'Data pribadi yang bersifat spesifik', of: async (db, ids, reach) => (await specificRows(db, ids)).flatMap((row) => SPECIFIC_KINDS.flatMap((kind) => {
      const sealed = row[`${kind}_sealed`];
      return sealed ? [{ kind, purpose: row[`${kind}_purpose`], value: shown(reach.kinds.includes(kind), sealed, (one) => JSON.stringify(openSpecific(kind, one, row.person_id))), written_at: at(row[`${kind}_at`]), written_by: row[`${kind}_by`] }] : [];
    })),
  },
  {
    name: 'persetujuan', tables: ['consent'], title: 'Persetujuan', of: async (db, ids, { contacts }) => (await consentRows(db, ids)).map((row) => ({
      id: row.id, purpose: row.purpose, wording: row.wording, given_at: at(row.given_at), guardian: shown(contacts, row.guardian_sealed, (sealed) => Object.values(openGuardian(sealed, row.id)).join(', ')),
      by_self: row.by_self, recorded_at: at(row.recorded_at), recorded_by: row.recorded_by, withdrawn_at: at(row.withdrawn_at), replaced_by: row.replaced_by,
    })),
  },
  { name: 'permintaan', tables: ['subject_request'], title: 'Permintaan tentang data sendiri', of: async (db, ids) => (await requestsOf(db, ids)).map((row) => ({ ...viewRequest(row, new Date()) })) },
  { name: 'penahanan', tables: ['legal_hold'], title: 'Penahanan hukum', of: async (db, ids) => (await holdRows(db, ids)).map((row) => ({ id: row.id, placed_at: at(row.placed_at), lifted_at: at(row.lifted_at) })) },
  {
    name: 'peran', tables: ['assignment'], title: 'Peran', of: async (db, ids) => (await roleRows(db, ids)).map((row) => ({
      id: row.id, role: row.role, scheme: row.scheme, region: row.path, within: row.within, from: at(row.valid_from), until: at(row.valid_until), source: row.source, reason: row.reason,
      granted_by: row.granted_by, granted_at: at(row.granted_at), revoked_by: row.revoked_by, revoked_at: at(row.revoked_at), revoke_reason: row.revoke_reason,
    })),
  },
  {
    name: 'akun', tables: ['account'], title: 'Akun (tanpa rahasia)', of: async (db, ids, { own }) => (await accountRows(db, ids)).map((row) => ({
      login: shown(own, row.login_sealed, (sealed) => keys().unseal(LOGIN, sealed, row.person_id)), has_password: row.password_hash !== null, password_set_at: at(row.password_set_at), has_totp: row.totp_confirmed_at !== null,
      disabled_at: at(row.disabled_at), disabled_reason: row.disabled_reason, created_at: at(row.created_at), created_by: row.created_by,
    })),
  },
  { name: 'kunci-sandi', tables: ['passkey'], title: 'Kunci sandi (passkey)', of: async (db, ids) => (await passkeyRows(db, ids)).map((row) => ({ name: row.name, transports: row.transports.join(', '), created_at: at(row.created_at), used_at: at(row.used_at) })) },
  {
    name: 'sesi', tables: ['session'], title: 'Sesi masuk', of: async (db, ids, { own }) => (await sessionRows(db, ids)).map((row) => ({
      id: row.id, kind: row.kind, browser: row.user_agent, address: shown(own, row.address_sealed, (sealed) => keys().unseal(SESSION_ADDRESS, sealed, row.id)),
      began_at: at(row.created_at), seen_at: at(row.seen_at), ended_at: at(row.ended_at), end_reason: row.end_reason,
    })),
  },
  {
    name: 'gawai', tables: ['device'], title: 'Gawai', of: async (db, ids) => (await deviceRows(db, ids)).map((row) => ({
      id: row.id, name: row.name, browser: row.user_agent, enrolled_at: at(row.enrolled_at), seen_at: at(row.seen_at), skew_ms: row.skew_ms, revoked_at: at(row.revoked_at), revoked_by: row.revoked_by, revoke_reason: row.revoke_reason,
    })),
  },
  { name: 'laporan-gawai', tables: ['device_report'], title: 'Laporan dari gawai', of: async (db, ids) => (await reportRows(db, ids)).map((row) => ({ id: row.id, device: row.device_id, said_at: at(row.said_at), received_at: at(row.received_at), note: row.note })) },
  { name: 'retensi', tables: ['retention_done'], title: 'Data yang sudah dihapus karena jangka waktunya', of: async (db, ids) => (await retentionRows(db, ids)).map((row) => ({ run: row.run_id, item: row.item, purpose: row.purpose, due: row.due, done_at: at(row.done_at) })) },
  {
    name: 'jejak-oleh', tables: ['audit_entry'], title: 'Jejak: yang dilakukan orang ini', ownOnly: true, of: async (db, ids) =>
      (await Promise.all(ids.map((actor) => trail(walkTrail(db, { actor, within: [NATION] }))))).flat(),
  },
  {
    name: 'jejak-tentang', tables: ['audit_entry'], title: 'Jejak: yang dilakukan terhadap data orang ini', of: async (db, ids) =>
      (await Promise.all(ids.map((id) => trail(walkTrail(db, { thing: personThing(id), within: [NATION] }), ({ thing }) => thing === personThing(id))))).flat(),
  },
];

const others = new Map<string, PersonalPart>();

/**
 * Other rooms that hold something about people say so once, when the house is composed: their part is in every copy from then on.
 * A table with people in it that no part names fails the test of all tables (apps/server/personal-data.test.ts).
 */
export function holdPersonalData(parts: readonly PersonalPart[]): void {
  for (const part of parts) others.set(part.name, part);
}

/** Everything the house holds about a person, room by room. */
export const personalParts = (): readonly PersonalPart[] => [...PEOPLE_PARTS, ...others.values()];
