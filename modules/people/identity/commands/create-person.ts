import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { CreatePerson, type PersonSaved } from '../contract.ts';
import { placeOverHome } from '../rules/reach.ts';
import { tokenOf } from '../secrets.ts';
import { personThing } from '../standing.ts';
import { insertContacts, insertPeople } from '../store/people.ts';
import { checkHome, checkNikFree, firstContacts, isNikRace, nikRace, personRow, warningsOf } from './save.ts';

const definition = (actor: Actor) => command<CreatePerson, PersonSaved>({
  name: 'people.create',
  verb: 'people.write',
  input: CreatePerson,
  place: async (_tx, home) => ok(placeOverHome(actor, 'people.write', home) ?? { scheme: home.scheme, path: home.path }),
  async run(tx, _actor, input) {
    const home = await checkHome(tx, input);
    if (!home.ok) return home;
    const free = await checkNikFree(tx, actor, input.nik);
    if (!free.ok) return free;
    const id = newId();
    await insertPeople(tx, [personRow(id, actor, input)]);
    await insertContacts(tx, await firstContacts(tx, [{ id, contacts: input.contacts }]));
    return ok({ id, version: 1, warnings: warningsOf(input.nik, input) });
  },
  audit: ({ scheme, path, nik, address, contacts }, { id }) =>
    ({ place: { scheme, path }, thing: personThing(id), details: { nik: nik !== null, address: address !== null, contacts: contacts.length } }),
  fingerprint: (input) => tokenOf(input),
});

/** Records a person. `already_exists` if somebody bears the NIK; what is odd but possible comes back as warnings. */
export async function createPerson(db: Db, request: { actor: Actor; key: string; input: unknown }): Promise<Result<PersonSaved>> {
  try {
    return await execute(db, definition(request.actor), request);
  } catch (error) {
    if (isNikRace(error)) return nikRace();
    throw error;
  }
}
