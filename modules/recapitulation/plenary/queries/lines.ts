import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { codesOf } from '../../../forms/index.ts';
import { countStatements } from '../../../supervision/index.ts';
import type { LineList } from '../contract.ts';
import { doubtsAbout, openDoubts } from '../rules/doubts.ts';
import { addsStations } from '../rules/levels.ts';
import type { LineState } from '../states.ts';
import { groupsOf } from '../store/groups.ts';
import type { Plenary } from '../store/plenaries.ts';
import { listedLines } from '../store/reading.ts';
import { rightsOn } from './page.ts';
import { refOf } from './views.ts';

/** Regions of a group; null = all. */
export async function regionsOfGroup(db: Reader, plenary: Plenary, group: number | undefined): Promise<Result<readonly number[] | null>> {
  if (group === undefined) return ok(null);
  const found = (await groupsOf(db, plenary.id)).find(({ number }) => number === group);
  return found ? ok(found.regions) : fail(problem('not_found', { thing: { id: `Kelompok ${group}`, en: `Group ${group}` } }));
}

/** The lines of one contest in the order of reading. Marks, by which lines are confirmed, and what an office replaced before a line was read, are for those who lead. */
export async function lineList(db: Reader, actor: Actor, plenary: Plenary, { contest, group, state }: { contest: number; group?: number | undefined; state?: LineState | undefined }): Promise<Result<LineList>> {
  const regions = await regionsOfGroup(db, plenary, group);
  if (!regions.ok) return regions;
  const { lead } = rightsOn(actor, plenary);
  const rows = await listedLines(db, plenary.id, addsStations(plenary.level), { contest, regions: regions.value, state: state ?? null });
  const said = addsStations(plenary.level) ? await countStatements(db, contest, [...new Set(rows.map(({ regionId }) => regionId))]) : [];
  const statements = new Map(said.map(({ villageId, station, ...counts }) => [`${villageId}/${station}`, counts]));
  return ok({ rows: rows.map(({ mask, codes, mark, replaced, from: _from, regionId, station, state: stands, changes, corrected, quick, outdated, objections, heard, ...region }) => ({
    contest, region: refOf(region), station, state: stands, changes, mark: lead && !(replaced && stands === 'waiting') ? mark : null, replaced: replaced && (lead || stands !== 'waiting'), outdated, corrected, quick, broken: codes ?? codesOf(mask ?? 0), statements: statements.get(`${regionId}/${station}`)?.count ?? 0, against: statements.get(`${regionId}/${station}`)?.against ?? 0, objections,
    doubts: [...lead ? doubtsAbout(heard) : openDoubts(doubtsAbout(heard))],
  })) });
}
