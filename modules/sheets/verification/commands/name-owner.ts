import type { z } from 'zod';
import { ofEvent } from '../../../../kernel/access.ts';
import { command } from '../../../../kernel/command.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import { fieldEvent, type FieldEvent } from '../../capture/store/field.ts';
import { NameOwner, type NamedOwner } from '../contract.ts';
import { ownerChoices } from '../queries/owners.ts';
import { saveOwner, votingVillages } from '../store/owners.ts';

/** Where somebody is named: a kelurahan, or all of a subdistrict. The contract holds that it is one of them. */
const regionOf = ({ village, subdistrict }: z.infer<typeof NameOwner>): string => village ?? subdistrict ?? '';

/**
 * Somebody answers for what waits in a kelurahan, or in every kelurahan of a subdistrict: one of those who look after its queue.
 * Nobody named = its PPK does, as before. One deed is one entry of the trail. Problems: not_found, owner_unfit.
 */
export const nameOwner = command<z.infer<typeof NameOwner>, z.infer<typeof NamedOwner>>({
  name: 'sheets.name_owner', verb: 'sheets.supervise', input: NameOwner,
  async place(tx, input) {
    const event = await eventIn(tx, input.event);
    return event.ok ? ok({ scheme: event.value.scheme, path: regionOf(input), within: ofEvent(input.event) }) : event;
  },
  async run(tx, actor, input) {
    const event = await eventIn(tx, input.event);
    if (!event.ok) return event;
    const [path, { person }] = [regionOf(input), input];
    const level = input.village === undefined ? 'subdistrict' : 'village';
    const region = await findRegion(tx, event.value.scheme, path, event.value.validOn);
    if (region?.level !== level) return fail(problem('not_found', { thing: level === 'village' ? { id: `Kelurahan ${path}`, en: `Village ${path}` } : { id: `Kecamatan ${path}`, en: `Subdistrict ${path}` } }));
    const fits = person === null || (await ownerChoices(tx, event.value, path)).some(({ id }) => id === person);
    if (!fits) return fail(problem('owner_unfit', { place: region.name }));
    const villages = level === 'village' ? [path] : await votingVillages(tx, event.value, path);
    await saveOwner(tx, { eventId: event.value.id, scheme: event.value.scheme, villages, person, by: actor.id });
    return ok({ region: path, villages, person });
  },
  audit: ({ event, person }, { region, villages }, { scheme }) =>
    ({ place: { scheme, path: region }, thing: `queue ${event}/${region}`, details: { owner: person, ...(villages.length === 1 && villages[0] === region ? {} : { villages: villages.join(', ') }) } }),
});

async function eventIn(tx: Tx, slug: string): Promise<Result<FieldEvent>> {
  const event = await fieldEvent(tx, [slug]);
  return event ? ok(event) : fail(problem('not_found', { thing: { id: 'Pemilu ini', en: 'This election' } }));
}
