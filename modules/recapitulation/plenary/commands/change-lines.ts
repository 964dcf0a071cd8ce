import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import { contestContext, type ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { findRegions } from '../../../regions/index.ts';
import { HALL_MOST } from '../bundle/rules/told/counts.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import type { LineRef, LinesDone } from '../contract.ts';
import { addsStations } from '../rules/levels.ts';
import { placeWords } from '../rules/station-name.ts';
import type { LineState } from '../states.ts';
import { lineChanged } from '../store/line-changed.ts';
import { holdLines, sealedContests, writeLines, type LineChange, type LineRow } from '../store/lines.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { findingsOf, recordLegal } from './record-legal.ts';

export type SeenLine = LineRef & { readonly after: number };
export type Held = { readonly row: LineRow; readonly contest: ContestContext; readonly plenary: Plenary; /** Who of an office typed after the station's own people, by name. */ readonly replacedBy: string | null };
/** What becomes of a line; `why` goes with a figure that was confirmed before and changes now. Null = it is that already. */
export type Decision = { readonly change: LineChange; readonly why: string | null } | null;

/**
 * Changes lines of a plenary that the caller holds beside other groups: each is held, compared with what the sender saw, and
 * decided; then figures of stations become versions of the legal way, certificates not signed yet are taken back, and last the
 * minutes tell it under the name of the act. Problems: not_found, conflict, line_sealed, and those of `decide`.
 */
export async function changeLines<L extends SeenLine>(
  tx: Tx, actor: Actor, plenary: Plenary, name: string, asked: readonly L[], decide: (held: Held, line: L) => Result<Decision>,
): Promise<Result<LinesDone>> {
  const held = await hold(tx, plenary, asked);
  if (!held.ok) return held;
  const changes: { held: Held; change: LineChange; why: string | null }[] = [];
  for (const { line, ...one } of held.value) {
    const decided = decide(one, line);
    if (!decided.ok) return decided;
    if (decided.value) changes.push({ held: one, ...decided.value });
  }
  if (changes.length > 0) await writeLines(tx, plenary.id, actor.id, changes.map(({ change }) => change));
  const recorded = await recordLegal(tx, actor, plenary, changes);
  if (!recorded.ok) return recorded;
  for (const contest of new Set(changes.map(({ change }) => change.contest))) await lineChanged(tx, plenary, contest);
  const acts = changes.length > 0 ? await noteAct(tx, plenary, name, actor, minutes(changes)) : plenary.acts;
  const done = new Map(changes.map(({ held: { row }, change }) => [row, change]));
  return ok({
    acts,
    lines: held.value.map(({ line: { contest, region, station }, ...one }) => {
      const change = done.get(one.row);
      return { contest, region, station, state: (change ?? one.row).state, changes: one.row.changes + (change ? 1 : 0), broken: findingsOf(one, recorded.value, (change ?? one.row).figures) };
    }),
  });
}

/** In the order asked; every one looked at before any is changed. */
async function hold<L extends SeenLine>(tx: Tx, plenary: Plenary, asked: readonly L[]): Promise<Result<(Held & { line: L })[]>> {
  const regions = await findRegions(tx, plenary.scheme, [...new Set(asked.map(({ region }) => region))], plenary.validOn);
  const keys = asked.map(({ contest, region, station }) => ({ contest, regionId: regions.get(region)?.id ?? 0, station }));
  const rows = new Map((await holdLines(tx, plenary.id, addsStations(plenary.level), keys)).map((row) => [`${row.contest} ${row.path} ${row.station}`, row]));
  const sealed = await sealedContests(tx, plenary.id, [...new Set(asked.map(({ contest }) => contest))]);
  const contests = new Map<number, ContestContext>();
  const names = await namesOf(tx, [...rows.values()].flatMap(({ ownReplacedBy }) => ownReplacedBy ?? []));
  const held: (Held & { line: L })[] = [];
  for (const line of asked) {
    const row = rows.get(`${line.contest} ${line.region} ${line.station}`);
    const found = contests.get(line.contest) ?? await contestContext(tx, line.contest);
    if ('ok' in found && !found.ok) return found;
    const contest = 'ok' in found ? found.value : found;
    contests.set(line.contest, contest);
    if (!row) return fail(problem('not_found', { thing: thingOf({ path: line.region, name: line.region, station: line.station }) }));
    if (sealed.has(line.contest)) return fail(problem('line_sealed', { contest: contest.name }));
    if (row.changes !== line.after) return fail(changedMeanwhile(row));
    if (row.changes >= HALL_MOST.changesOfLine && await hallHouse(tx)) return fail(problem('hall_full', { thing: thingOf(row), count: row.changes }));
    if (held.some((other) => other.row === row)) return fail(changedMeanwhile(row));
    held.push({ row, contest, plenary, line, replacedBy: row.ownReplacedBy === null ? null : names.get(row.ownReplacedBy) ?? row.ownReplacedBy });
  }
  return ok(held);
}

export const thingOf = ({ path, name, station }: { readonly path: string; readonly name: string; readonly station: number }): Text => {
  const text = placeWords({ region: path, name, station });
  return { id: text, en: text };
};

const STATES: Readonly<Record<LineState, Text>> = {
  waiting: { id: 'dibacakan ulang', en: 'to be read again' }, confirmed: { id: 'sudah dinyatakan cocok', en: 'confirmed' }, corrected: { id: 'sudah dikoreksi', en: 'corrected' },
};

/** The sender looked at an older state: the refusal tells what is there now. */
export function changedMeanwhile(row: LineRow): Problem {
  const { id, en } = thingOf(row);
  return problem('conflict', { thing: { id: `${id} (${STATES[row.state].id})`, en: `${en} (${STATES[row.state].en})` } });
}

/** Whole, so that everything of the plenary follows from its minutes. */
const minutes = (changes: readonly { readonly held: Held; readonly change: LineChange }[]): Record<string, unknown> => ({
  lines: changes.map(({ held: { row }, change: { contest, station, regionId: _id, ...rest } }) => ({ contest, region: row.path, station, ...rest })),
});
