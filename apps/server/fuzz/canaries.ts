import { createHash } from 'node:crypto';
import { isWithin } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import { keys } from '../../../kernel/crypt/house-keys.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { operator } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import { recordSheets } from '../../../modules/sheets/index.ts';

/** A sign that must not appear before anybody who holds no right at its place. */
export type Canary = { readonly sign: string; readonly path: string };

const FAR = '31.71.01.1001';
const NEXT = '16.71.05';
/** Occurs in no other figure of the demo city. */
const VOTES = 770_317;

/**
 * Plants things of other regions, each with a sign in its texts: a person of Jakarta with contact, role, account, session,
 * phone and trail, and a sheet of the neighbouring kecamatan. Returns the signs, and the ids for guessing.
 */
export async function plantCanaries(db: Db, contest: number): Promise<{ canaries: Canary[]; person: string; assignment: number; device: string; session: string; village: string }> {
  const person = 'kanari-jakarta';
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const [session, device, invite] = ['01KANARYSESSION0000000000X', '01KANARYDEVICE00000000000X', '01KANARYNVTE000000000000XX'];
  const assignment = await db.transaction().execute(async (tx) => {
    await tx.insertInto('person').values({
      id: person, name: 'Kanari Jakarta', search: 'kanari jakarta', sex: null, birth_date: '1990-01-01', birth_place: 'Kanaripura', nik_sealed: null, nik_hash: null,
      scheme: 'kemendagri', path: FAR, address_sealed: null, merged_into: null, merged_at: null, anonymised_at: null, created_by: 'uji',
    }).execute();
    const held = await tx.insertInto('assignment').values({
      person_id: person, role: 'pps', scheme: 'kemendagri', path: FAR, within: 'event:demo-2024', valid_from: new Date('2024-01-01'), valid_until: null, source: 'Kanari SK',
      reason: 'Kanari alasan', granted_by: 'uji', revoked_by: null, revoked_at: null, revoke_reason: null,
    }).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('account').values({
      person_id: person, login_hash: hash('kanari'), login_sealed: keys().seal('account.login', 'kanari.jakarta', person), password_hash: null, password_set_at: null, totp_sealed: null, totp_confirmed_at: null,
      totp_last_step: null, disabled_at: null, disabled_reason: null, created_by: 'uji',
    }).execute();
    await tx.insertInto('session').values({
      id: session, token_hash: hash('kanari-token'), person_id: person, kind: 'staff', user_agent: 'KanariBrowser', address_sealed: null, idle_seconds: 100_000,
      expires_at: new Date(Date.now() + 1e8), ended_at: null, end_reason: null,
    }).execute();
    await tx.insertInto('device_invite').values({
      id: invite, code_hash: hash('kanari-code'), assignment_id: held.id, issued_by: 'uji', expires_at: new Date('2024-01-01'), used_at: new Date('2024-01-01'), cancelled_at: null,
    }).execute();
    await tx.insertInto('device').values({
      id: device, invite_id: invite, person_id: person, assignment_id: held.id, public_key: Buffer.from('kanari'), name: 'Kanari HP', user_agent: 'KanariPhone', seen_at: null, skew_ms: null,
      revoked_at: null, revoked_by: null, revoke_reason: null,
    }).execute();
    await appendAudit(tx, operator, 'people.create', { place: { scheme: 'kemendagri', path: FAR }, thing: `person ${person}`, details: { note: 'Kanari jejak' } });
    return held.id;
  });
  const { path: village } = await db.selectFrom('region').select('path').where('scheme', '=', 'kemendagri').where('path', 'like', `${NEXT}.%`).orderBy('path').executeTakeFirstOrThrow();
  must(await recordSheets(db, {
    actor: operator, key: 'kanari-sheet-1', input: { contest, origin: 'paper', sheets: [{ village, station: 1, figures: { 'C.1': VOTES }, reason: 'Kanari lembar' }] },
  }));
  const signs = ['Kanari Jakarta', 'Kanaripura', 'Kanari SK', 'Kanari alasan', 'KanariBrowser', 'Kanari HP', 'KanariPhone', 'Kanari jejak'];
  const canaries = [...signs.map((sign) => ({ sign, path: FAR })), { sign: String(VOTES), path: NEXT }, { sign: 'Kanari lembar', path: NEXT }];
  return { canaries, person, assignment, device, session, village };
}

/** The signs that a person whose places are these must never see. */
export const hiddenFrom = (canaries: readonly Canary[], places: readonly string[]): Canary[] =>
  canaries.filter(({ path }) => !places.some((place) => isWithin(path, place)));
