import '../../tables.ts';
import '../../../accounts/tables.ts';
import '../../../devices/tables.ts';
import '../../../identity/tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { fold } from '../../../identity/rules/fold.ts';
import type { RetentionItem, SpecificKind } from '../../rules/rule-set.ts';

/** What stands in the place of a name that is gone. */
export const ANONYMOUS_NAME = 'Dianonimkan';

type Erase = (tx: Tx, people: readonly string[], by: string) => Promise<void>;

const clearKind = (kind: SpecificKind): Erase => async (tx, people) => {
  await tx.updateTable('specific_data').set({ [`${kind}_sealed`]: null, [`${kind}_purpose`]: null, [`${kind}_at`]: null, [`${kind}_by`]: null }).where('person_id', 'in', [...people]).execute();
};

/** What each item is in the tables of the house, and how it goes. A new table of personal data gets its place here. */
export const ERASE: Readonly<Record<RetentionItem, Erase>> = {
  health: clearKind('health'),
  finance: clearKind('finance'),
  record: clearKind('record'),
  async contacts(tx, people) {
    await tx.deleteFrom('contact').where('person_id', 'in', [...people]).execute();
  },
  async consent_details(tx, people) {
    await tx.updateTable('consent').set({ guardian_sealed: null }).where('person_id', 'in', [...people]).execute();
  },
  account: endAccess,
  identity: anonymise,
};

/** The way in is closed for good: account and factors go, sessions and phones end and keep nothing of browser or address. */
async function endAccess(tx: Tx, people: readonly string[], by: string): Promise<void> {
  const ids = [...people];
  for (const table of ['passkey', 'recovery_code', 'sign_in_step', 'account'] as const) await tx.deleteFrom(table).where('person_id', 'in', ids).execute();
  await tx.updateTable('session').set({ ended_at: sql`COALESCE(ended_at, now())`, end_reason: sql`COALESCE(end_reason, 'retention')`, address_sealed: null, user_agent: '' }).where('person_id', 'in', ids).execute();
  const phones = tx.selectFrom('device').select('id').where('person_id', 'in', ids);
  await tx.updateTable('device_report').set({ note: '' }).where('device_id', 'in', phones).execute();
  await tx.updateTable('device').set({ revoked_at: sql`COALESCE(revoked_at, now())`, revoked_by: sql`COALESCE(revoked_by, ${by})`, revoke_reason: sql`COALESCE(revoke_reason, 'retention')`, name: ANONYMOUS_NAME, user_agent: '' })
    .where('person_id', 'in', ids).execute();
  await tx.updateTable('device_invite').set({ cancelled_at: sql`now()` }).where('used_at', 'is', null).where('cancelled_at', 'is', null)
    .where('assignment_id', 'in', tx.selectFrom('assignment').select('id').where('person_id', 'in', ids)).execute();
}

/** Nothing is left of the person but the id, to which trail and sheets still point, and the subdistrict. */
async function anonymise(tx: Tx, people: readonly string[], by: string): Promise<void> {
  const ids = [...people];
  await endAccess(tx, people, by);
  await ERASE.contacts(tx, people, by);
  await ERASE.consent_details(tx, people, by);
  await tx.deleteFrom('specific_data').where('person_id', 'in', ids).execute();
  await tx.updateTable('subject_request').set({ details_sealed: null, answer_sealed: null }).where('person_id', 'in', ids).execute();
  await sql`UPDATE person_distinct SET reason = NULL WHERE one = ANY(${ids}) OR other = ANY(${ids})`.execute(tx);
  const words = await sql<{ word: string }>`SELECT DISTINCT unnest(string_to_array(search, ' ')) AS word FROM person WHERE id = ANY(${ids})`.execute(tx);
  await tx.updateTable('person').set({
    name: ANONYMOUS_NAME, search: fold(ANONYMOUS_NAME), sex: null, birth_date: null, birth_place: null, nik_sealed: null, nik_hash: null, address_sealed: null, lang: 'id',
    path: sql`array_to_string((string_to_array(path, '.'))[1:3], '.')`, anonymised_at: sql`now()`, version: sql`version + 1`,
  }).where('id', 'in', ids).execute();
  await forgetWords(tx, words.rows.map(({ word }) => word));
}

/** The words of names that nobody bears any more leave the list of known words too: a rare name is a person. */
async function forgetWords(tx: Tx, words: readonly string[]): Promise<void> {
  await sql`DELETE FROM person_word w WHERE w.word = ANY(${words}) AND NOT EXISTS (
    SELECT 1 FROM person p WHERE p.search LIKE '%' || w.word || '%' AND w.word = ANY(string_to_array(p.search, ' ')))`.execute(tx);
}

/** Everybody who was merged into these people, and who was merged into those: their rows still hold names. */
export async function withMerged(tx: Tx, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`WITH RECURSIVE one AS (SELECT id FROM person WHERE id = ANY(${[...people]}) UNION SELECT p.id FROM person p JOIN one ON p.merged_into = one.id) SELECT id FROM one`.execute(tx);
  return rows.map(({ id }) => id);
}
