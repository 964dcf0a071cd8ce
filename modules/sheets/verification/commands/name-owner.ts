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
import { saveOwner } from '../store/owners.ts';

/**
 * Somebody answers for what waits in a kelurahan: one of those who look after its queue. Nobody named = its PPK does, as before.
 * Problems: not_found, owner_unfit.
 */
export const nameOwner = command<z.infer<typeof NameOwner>, z.infer<typeof NamedOwner>>({
  name: 'sheets.name_owner', verb: 'sheets.supervise', input: NameOwner,
  async place(tx, { event: slug, village }) {
    const event = await eventIn(tx, slug);
    return event.ok ? ok({ scheme: event.value.scheme, path: village, within: ofEvent(slug) }) : event;
  },
  async run(tx, actor, { event: slug, village, person }) {
    const event = await eventIn(tx, slug);
    if (!event.ok) return event;
    const { id: eventId, scheme, validOn } = event.value;
    const region = await findRegion(tx, scheme, village, validOn);
    if (region?.level !== 'village') return fail(problem('not_found', { thing: { id: `Kelurahan ${village}`, en: `Village ${village}` } }));
    const fits = person === null || (await ownerChoices(tx, event.value, village)).some(({ id }) => id === person);
    if (!fits) return fail(problem('owner_unfit', { place: region.name }));
    await saveOwner(tx, { eventId, scheme, village, person, by: actor.id });
    return ok({ village, person });
  },
  audit: ({ event, village, person }, _, { scheme }) => ({ place: { scheme, path: village }, thing: `queue ${event}/${village}`, details: { owner: person } }),
});

async function eventIn(tx: Tx, slug: string): Promise<Result<FieldEvent>> {
  const event = await fieldEvent(tx, [slug]);
  return event ? ok(event) : fail(problem('not_found', { thing: { id: 'Pemilu ini', en: 'This election' } }));
}
