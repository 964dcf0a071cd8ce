import type { Tx } from '../../../../kernel/db/schema.ts';
import { fold } from '../../identity/rules/fold.ts';
import { insertPeople } from '../../identity/store/people.ts';
import type { RoleId } from '../../roles/rules/roles.ts';

export type Office = { readonly person: string; readonly name: string; readonly scheme: string; readonly path: string; readonly role: RoleId };

/** The person and their role. The whole nation is the nation of every region tree. */
export async function insertOffice(tx: Tx, { person, name, scheme, path, role }: Office): Promise<void> {
  await insertPeople(tx, [{
    id: person, name, search: fold(name), sex: null, birth_date: null, birth_place: null, nik_sealed: null, nik_hash: null, scheme, path,
    address_sealed: null, merged_into: null, merged_at: null, anonymised_at: null, created_by: person,
  }]);
  await tx.insertInto('assignment').values({
    person_id: person, role, scheme: path === '' ? '*' : scheme, path, within: null, valid_from: new Date(), valid_until: null, source: 'setup', reason: null,
    granted_by: person, revoked_by: null, revoked_at: null, revoke_reason: null,
  }).execute();
}
