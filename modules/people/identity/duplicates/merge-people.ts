import { may, type Actor, type Place } from '../../../../kernel/access.ts';
import { announce } from '../../../../kernel/announce.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { sendContactNews } from '../../accounts/messages/send.ts';
import { waitFrom } from '../../accounts/rules/policy.ts';
import { MergePeople, type PeopleMerged } from '../contract.ts';
import { placeOverHome } from '../rules/reach.ts';
import { hashContact, hashNik, openAddress, openContact, openNik, sealAddress, sealContact, sealNik } from '../secrets.ts';
import { homeOf, masterGuard, personThing, placeForLiving, seePerson, unknownPerson } from '../standing.ts';
import { markMerged, moveContact } from '../store/merge.ts';
import { contactsOf, endContact, lockPerson, updatePerson, type Person } from '../store/people.ts';

declare module '../../../../kernel/announce.ts' {
  interface Announcements { 'person.merged': { readonly kept: string; readonly merged: string } }
}

type Done = PeopleMerged & { readonly home: Place; readonly name: string; readonly nikDiffered: boolean };

const definition = (actor: Actor) => command<MergePeople, Done>({
  name: 'people.merge',
  verb: 'people.merge',
  input: MergePeople,
  place: (tx, { keep }) => placeForLiving(tx, actor, 'people.merge', keep),
  async run(tx, _actor, input) {
    if (input.keep === input.merge) return fail(problem('input_invalid', { column: 'merge', reason: { id: 'orang yang sama', en: 'the same person' } }));
    // Who is one of the two would hand the other's rights to themselves.
    if (actor.id === input.keep || actor.id === input.merge) return fail(problem('role_own'));
    const both = await holdBoth(tx, actor, input);
    if (!both.ok) return both;
    const { kept, merged } = both.value;
    await sendContactNews(tx, kept.id, 'added');
    await moveContacts(tx, kept.id, merged.id);
    // While both are still there: who hears this looks at the one and at the other.
    await announce(tx, actor, 'person.merged', { kept: kept.id, merged: merged.id });
    await markMerged(tx, merged.id, kept.id);
    await fillGaps(tx, kept, merged);
    const nikDiffered = kept.nikHash !== null && merged.nikHash !== null;
    return ok({ id: kept.id, version: kept.version + 1, home: homeOf(kept), name: merged.name, nikDiffered });
  },
  audit: ({ keep, merge, reason }, { home, nikDiffered }) => ({ place: home, thing: personThing(keep), details: { merged: merge, reason, nikDiffered } }),
});

/** Both people, held in the order of their ids, as they stood when the two were compared. */
async function holdBoth(tx: Tx, actor: Actor, { keep, keepVersion, merge, mergeVersion }: MergePeople): Promise<Result<{ kept: Person; merged: Person }>> {
  const held = new Map<string, Person | undefined>();
  for (const id of [keep, merge].sort()) held.set(id, await lockPerson(tx, id));
  const [kept, merged] = [held.get(keep), held.get(merge)];
  if (!kept || !merged || ![kept, merged].every(isLiving)) return unknownPerson();
  if (!(await seePerson(tx, actor, merge)).ok) return unknownPerson();
  const place = placeOverHome(actor, 'people.merge', homeOf(merged));
  const own = placeOverHome(actor, 'people.merge', homeOf(kept));
  if (!place || !own || !may(actor, 'people.merge', place)) return fail(problem('not_allowed', { verb: 'people.merge' }));
  // Contacts, account and sign-ins of both change hands: neither may be somebody whom the actor could not have appointed.
  const stronger = (await masterGuard(tx, actor, keep)) ?? (await masterGuard(tx, actor, merge));
  if (stronger) return fail(stronger);
  const changed = kept.version !== keepVersion ? kept : merged.version !== mergeVersion ? merged : null;
  return changed ? fail(problem('conflict', { thing: changed.name })) : ok({ kept, merged });
}

const isLiving = ({ mergedInto, anonymisedAt }: Person): boolean => mergedInto === null && anonymisedAt === null;

/** What is known of the one and not of the other is known of both. */
async function fillGaps(tx: Tx, kept: Person, merged: Person): Promise<void> {
  const nik = kept.nikSealed === null && merged.nikSealed ? openNik(merged.nikSealed, merged.id) : null;
  const address = kept.addressSealed === null && merged.addressSealed ? openAddress(merged.addressSealed, merged.id) : null;
  await updatePerson(tx, kept.id, kept.version, {
    sex: kept.sex ?? merged.sex, birth_date: kept.birthDate ?? merged.birthDate, birth_place: kept.birthPlace ?? merged.birthPlace,
    ...(nik === null ? {} : { nik_sealed: sealNik(nik, kept.id), nik_hash: hashNik(nik) }),
    ...(address === null ? {} : { address_sealed: sealAddress(address, kept.id) }),
  });
}

async function moveContacts(tx: Tx, kept: string, merged: string): Promise<void> {
  const own = (await contactsOf(tx, kept)).map(({ kind, valueSealed }) => hashContact(kind, openContact(valueSealed, kept)));
  for (const { id, kind, valueSealed } of await contactsOf(tx, merged)) {
    const value = openContact(valueSealed, merged);
    const hash = hashContact(kind, value);
    if (own.some((one) => one.equals(hash))) await endContact(tx, merged, id);
    else await moveContact(tx, id, kept, { sealed: sealContact(value, kept), hash, waits: waitFrom(new Date()) });
  }
}

/**
 * Joins two records of one person: contacts, roles, account, devices and data go to the one who is kept; the other stays,
 * readable, and says where it went. Problems: not_found, not_allowed, conflict (a version), account_stronger, role_conflict, role_exceeds, role_own.
 */
export async function mergePeople(db: Db, request: { actor: Actor; key: string; input: unknown }): Promise<Result<PeopleMerged>> {
  const done = await execute(db, definition(request.actor), request);
  return done.ok ? ok({ id: done.value.id, version: done.value.version }) : done;
}
