import type { z } from 'zod';
import { may, type Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { ChangePerson, PersonId, type PersonSaved } from '../contract.ts';
import { placeOverHome } from '../rules/reach.ts';
import { openNik, tokenOf } from '../secrets.ts';
import { masterGuard, personThing, placeForLiving, unknownPerson } from '../standing.ts';
import { lockPerson, updatePerson, type Person } from '../store/people.ts';
import { addressColumn, checkHome, checkNikFree, factColumns, isNikRace, nikColumns, nikRace, warningsOf } from './save.ts';

const Input = ChangePerson.extend({ id: PersonId });
type Input = z.infer<typeof Input>;
type Changed = PersonSaved & { readonly changed: readonly string[]; readonly before: { readonly scheme: string; readonly path: string } };

const definition = (actor: Actor) => command<Input, Changed>({
  name: 'people.change',
  verb: 'people.write',
  input: Input,
  place: (tx, { id }) => placeForLiving(tx, actor, 'people.write', id),
  async run(tx, _actor, input) {
    const before = await lockPerson(tx, input.id);
    if (!before) return unknownPerson();
    const stronger = await masterGuard(tx, actor, input.id);
    if (stronger) return fail(stronger);
    if (before.version !== input.version) return fail(problem('conflict', { thing: before.name }));
    const moves = before.path !== input.path || before.scheme !== input.scheme;
    const allowed = moves ? await mayMoveTo(tx, actor, input) : ok(true as const);
    if (!allowed.ok) return allowed;
    const free = await checkNikFree(tx, actor, input.nik, input.id);
    if (!free.ok) return free;
    const facts = { ...input, birthDate: input.birthDate === undefined ? before.birthDate : input.birthDate };
    const written = await updatePerson(tx, input.id, input.version, {
      ...factColumns(facts), ...(input.nik === undefined ? {} : nikColumns(input.nik, input.id)),
      ...(input.address === undefined ? {} : { address_sealed: addressColumn(input.address, input.id) }),
    });
    if (!written) return fail(problem('conflict', { thing: before.name }));
    const nik = input.nik === undefined && before.nikSealed ? openNik(before.nikSealed, before.id) : input.nik;
    return ok({ id: input.id, version: input.version + 1, warnings: warningsOf(nik, facts), changed: changedFields(before, facts), before: { scheme: before.scheme, path: before.path } });
  },
  audit: ({ id }, { changed, version, before }) => ({ place: before, thing: personThing(id), details: { changed, version } }),
  fingerprint: (input) => tokenOf(input),
});

/** Who moves a person into a region must be allowed to write there too. */
async function mayMoveTo(tx: Parameters<typeof checkHome>[0], actor: Actor, { scheme, path }: Input): Promise<Result<true>> {
  const place = placeOverHome(actor, 'people.write', { scheme, path });
  if (!place || !may(actor, 'people.write', place)) return fail(problem('not_allowed', { verb: 'people.write' }));
  return checkHome(tx, { scheme, path });
}

/** Names of the fields that differ, never what stood in them. */
function changedFields(before: Person, input: Input & Pick<Person, 'birthDate'>): string[] {
  const plain = (['name', 'sex', 'birthDate', 'birthPlace', 'scheme', 'path'] as const).filter((field) => before[field] !== input[field]);
  return [...plain, ...(input.nik === undefined ? [] : ['nik']), ...(input.address === undefined ? [] : ['address'])];
}

/** Changes a person as it stood at `version`; `conflict` if somebody else was faster. */
export async function changePerson(db: Db, request: { actor: Actor; key: string; input: unknown }): Promise<Result<PersonSaved>> {
  try {
    const done = await execute(db, definition(request.actor), request);
    return done.ok ? ok({ id: done.value.id, version: done.value.version, warnings: done.value.warnings }) : done;
  } catch (error) {
    if (isNikRace(error)) return nikRace();
    throw error;
  }
}
