import type { z } from 'zod';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { ShowLine, type LineRef, type Shown } from '../contract.ts';
import { addsStations } from '../rules/levels.ts';
import { holdGroup, setShowing } from '../store/groups.ts';
import { linesByKey } from '../store/lines.ts';
import { unitsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';

const Show = ShowLine.extend({ id: PlenaryId });

const sameLine = (one: LineRef | null, other: LineRef | null): boolean =>
  one === other || (one !== null && other !== null && one.contest === other.contest && one.region === other.region && one.station === other.station);

/**
 * What a group has on its projector: one of its own lines, or nothing. Not an act of the minutes. Hundreds of lines are shown in a night, so the trail tells
 * when somebody begins to present on a projector and when it goes dark, with the number of lines between (docs/decisions/0020).
 */
export const showLine = act<z.output<typeof Show>, Shown>({
  name: 'recapitulation.show', input: Show, hold: 'beside', during: ['open', 'paused'],
  async run(tx, actor, plenary, { group, line }) {
    const unknown = fail(problem('not_found', { thing: { id: 'Baris itu di kelompok ini', en: 'That line in this group' } }));
    const found = await holdGroup(tx, plenary.id, group);
    if (!found) return unknown;
    if (line) {
      const unit = (await unitsOf(tx, plenary)).find(({ path }) => path === line.region);
      const rows = unit && found.regions.includes(unit.id) ? await linesByKey(tx, plenary.id, addsStations(plenary.level), [{ contest: line.contest, regionId: unit.id, station: line.station }]) : [];
      if (rows.length === 0) return unknown;
    }
    const begins = line !== null && found.shownBy !== actor.id;
    const lines = begins ? 1 : found.shownLines + (line === null || sameLine(line, found.showing) ? 0 : 1);
    const presenting = begins ? 'began' as const : line !== null ? 'goes_on' as const : found.showing === null ? 'dark' as const : 'ended' as const;
    await setShowing(tx, plenary.id, group, line, line === null ? null : { by: actor.id, lines, begins });
    return ok({ group, showing: line, presenting, lines });
  },
  details: ({ group, line }, { presenting, lines }) => ({ group, presenting, ...(presenting === 'ended' ? { lines } : { line }) }),
  leavesNoEntry: ({ presenting }) => presenting === 'goes_on' || presenting === 'dark',
});
