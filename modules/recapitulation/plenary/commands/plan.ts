import { ofEvent } from '../../../../kernel/access.ts';
import { command } from '../../../../kernel/command.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import { PlanPlenary, type PlenaryDone } from '../contract.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import { ALL_GROUPS, divide, type Misfit } from '../rules/groups.ts';
import { plenaryLevel } from '../rules/levels.ts';
import { eventOf, insertPlenary, noteAct } from '../store/plenaries.ts';
import { replaceGroups } from '../store/groups.ts';
import { contestsOf, unitsOf } from '../store/units.ts';

/** Sets down that a region holds its plenary: where, when and in which groups. One for every election and region. */
export const planPlenary = command<PlanPlenary, PlenaryDone>({
  name: 'recapitulation.plan_plenary', verb: 'recapitulation.lead', input: PlanPlenary,
  async place(tx, { event: slug, region }) {
    const event = await eventOf(tx, slug);
    return event ? ok({ scheme: event.scheme, path: region, within: ofEvent(slug) }) : fail(problem('not_found', { thing: { id: `Pemilu ${slug}`, en: `Election ${slug}` } }));
  },
  async run(tx, actor, { event: slug, region: path, place, plannedFor, agenda, groups }) {
    if (await hallHouse(tx)) return fail(problem('hall_only'));
    const event = await eventOf(tx, slug);
    const region = event && await findRegion(tx, event.scheme, path, event.validOn);
    const level = region && plenaryLevel(region);
    if (!event || !region || !level) return fail(problem('not_found', { thing: { id: `Wilayah rapat pleno ${path}`, en: `Region of a plenary ${path}` } }));
    const where = { eventId: event.id, scheme: event.scheme, path, level, rollId: event.rollId, validOn: event.validOn };
    const units = await unitsOf(tx, where);
    if (units.length === 0 || (await contestsOf(tx, where)).length === 0) return fail(problem('plenary_empty', { place: region.name }));
    const divided = divide(units, groups, ALL_GROUPS);
    if ('misfit' in divided) return fail(groupsUnfit(divided.misfit));
    const id = await insertPlenary(tx, { event_id: event.id, region_id: region.id, scheme: event.scheme, path, level, place, agenda: agenda ?? null, planned_for: plannedFor });
    if (id === undefined) return fail(problem('plenary_exists', { place: region.name }));
    await replaceGroups(tx, id, divided.groups);
    const acts = await noteAct(tx, { id }, 'plan', actor, { event: slug, region: path, place, plannedFor, ...(agenda ? { agenda } : {}), groups });
    return ok({ id, state: 'planned' as const, acts });
  },
  audit: ({ event, region, groups }, { id }, place) => ({ place, thing: `plenary ${id}`, details: { event, region, groups: groups.length } }),
});

/** Which regions no group reads, several read, or do not belong here. */
export function groupsUnfit({ missing, twice, foreign }: Misfit): Problem {
  const few = (paths: readonly string[]): string => paths.slice(0, 10).join(', ') + (paths.length > 10 ? ' …' : '') || '–';
  return problem('groups_unfit', { missing: few(missing), twice: few(twice), foreign: few(foreign) });
}
