import { ofEvent, type Place } from '../../../kernel/access.ts';
import { command } from '../../../kernel/command.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { GiveMandate } from '../contract.ts';
import { eventNamed } from '../store/ballots.ts';
import { insertMandate } from '../store/mandates.ts';
import { misfitOf, type Misfit } from './misfit.ts';

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
    const misfit = await misfitOf(tx, event, place, input);
    if (misfit) return fail(unfit(misfit, input.path, event.witnessesPerStation));
    const id = await insertMandate(tx, { ...input, eventId: event.id, scheme: event.scheme, by: actor.id });
    return id === null ? fail(problem('already_exists', { thing: { id: 'Mandat ini', en: 'This mandate' } })) : ok({ id });
  },
  audit: ({ person, kind, contestType, contestant, letter }, { id }, place) => ({ place: { scheme: place.scheme, path: place.path }, thing: `mandate ${id}`, details: { person, kind, contestType, contestant, letter } }),
});

const REASONS: Readonly<Record<Exclude<Misfit, 'region'>, { id: string; en: string }>> = {
  shape: { id: 'saksi bertugas untuk satu peserta pemilu; pengawas tidak untuk siapa pun', en: 'a witness stands for one contestant, a supervisor for none' },
  duty: { id: 'orang ini belum berperan sebagai saksi atau pengawas di sana; beri perannya dahulu', en: 'this person does not serve there as a witness or supervisor yet; give the role first' },
  contestant: { id: 'nomor urut ini tidak ada pada surat suara itu', en: 'no contestant of that ballot has this number' },
  full: { id: 'peserta ini sudah mempunyai {most} saksi di TPS itu', en: 'this contestant has {most} witnesses at that station already' },
};

function unfit(misfit: Misfit, path: string, most: number | null): Problem {
  if (misfit === 'region') return problem('region_unknown', { row: 1, column: 'path', value: path });
  const { id, en } = REASONS[misfit];
  return problem('mandate_unfit', { reason: { id: id.replace('{most}', String(most)), en: en.replace('{most}', String(most)) } });
}
