import { ofEvent, type Place } from '../../../kernel/access.ts';
import { command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestsOfType, eventNamed, type EventHead } from '../store/ballots.ts';
import { GiveMandate } from '../contract.ts';
import { isThere } from '../store/places.ts';
import { insertMandate, mandatesOfContestant, watchesAt } from '../store/mandates.ts';

/**
 * Records the mandate of a witness or the warrant of a supervisor. Its person must serve as such there: the role gives the
 * right to watch, the mandate tells for whom.
 * Problems: not_found, region_unknown, not_allowed, mandate_unfit, already_exists.
 */
export const giveMandate = command<GiveMandate, { readonly id: number }>({
  name: 'supervision.mandate', verb: 'supervision.mandate', input: GiveMandate,
  async place(tx, { event, path }) {
    const found = await eventNamed(tx, event);
    return found ? ok({ scheme: found.scheme, path, within: ofEvent(event) }) : fail(problem('not_found', { thing: { id: `Pemilu "${event}"`, en: `Election "${event}"` } }));
  },
  async run(tx, actor, input) {
    const event = await eventNamed(tx, input.event);
    if (!event) return fail(problem('not_found', { thing: { id: `Pemilu "${input.event}"`, en: `Election "${input.event}"` } }));
    const place: Place = { scheme: event.scheme, path: input.path, within: ofEvent(input.event) };
    const fits = await checkMandate(tx, event, place, input);
    if (!fits.ok) return fits;
    const id = await insertMandate(tx, { ...input, eventId: event.id, scheme: event.scheme, by: actor.id });
    return id === null ? fail(problem('already_exists', { thing: { id: 'Mandat ini', en: 'This mandate' } })) : ok({ id });
  },
  audit: ({ person, kind, contestType, contestant, letter }, { id }, place) => ({ place: { scheme: place.scheme, path: place.path }, thing: `mandate ${id}`, details: { person, kind, contestType, contestant, letter } }),
});

async function checkMandate(tx: Tx, event: EventHead, place: Place, { person, kind, contestType, contestant }: GiveMandate): Promise<Result<null>> {
  const unfit = (id: string, en: string): Result<null> => fail(problem('mandate_unfit', { reason: { id, en } }));
  if (!await isThere(tx, event.rollId, place.scheme, place.path)) return fail(problem('region_unknown', { row: 1, column: 'path', value: place.path }));
  if ((kind === 'witness') !== (contestant !== null && contestType !== null)) return unfit('saksi bertugas untuk satu peserta pemilu; pengawas tidak untuk siapa pun', 'a witness stands for one contestant, a supervisor for none');
  if (!await watchesAt(tx, person, kind === 'witness' ? 'saksi' : 'bawaslu', place.scheme, place.path, place.within ?? '')) {
    return unfit('orang ini belum berperan sebagai saksi atau pengawas di sana; beri perannya dahulu', 'this person does not serve there as a witness or supervisor yet; give the role first');
  }
  if (kind === 'supervisor' || contestType === null || contestant === null) return ok(null);
  if (!(await contestsOfType(tx, event.id, contestType)).some(({ numbers }) => numbers.includes(contestant))) return unfit('nomor urut ini tidak ada pada surat suara itu', 'no contestant of that ballot has this number');
  const there = await mandatesOfContestant(tx, { eventId: event.id, contestType, contestant, scheme: place.scheme, path: place.path });
  const most = event.witnessesPerStation;
  return most !== null && there >= most && place.path.includes('/') ? unfit(`peserta ini sudah mempunyai ${most} saksi di TPS itu`, `this contestant has ${most} witnesses at that station already`) : ok(null);
}
