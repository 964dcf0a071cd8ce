import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contestContext } from '../../../elections/index.ts';
import type { ResultRow } from '../../contract.ts';
import { resultPage } from '../../queries/result-page.ts';
import type { OverviewPage, OverviewRow } from '../contract.ts';
import { sharesOf, SILENT } from '../rules/fold.ts';
import { firstContest } from '../store/reading.ts';
import type { OverviewEvent } from './event.ts';

const unknown = problem('not_found', { thing: { id: 'Pemilihan di wilayah ini', en: 'A contest in this region' } });
const NO_HALLS: OverviewRow['halls'] = { planned: 0, open: 0, paused: 0, closed: 0, lines: 0, done: 0, corrected: 0 };

/**
 * The same picture of an election whose sheets were recorded as they came: they are in or missing; nobody reads them again, and no
 * plenary is held here. Of one contest at a time: the one asked for, else the first that votes there.
 */
export async function recordedPage(db: Db, event: OverviewEvent, asked: { readonly region: string; readonly contest: number | undefined }): Promise<Result<OverviewPage>> {
  const id = asked.contest ?? await firstContest(db, event.id, asked.region);
  const contest = id === null ? fail(unknown) : await contestContext(db, id);
  if (!contest.ok) return contest;
  if (contest.value.eventId !== event.id) return fail(unknown);
  const channel = contest.value.channels[0] ?? '';
  const page = await resultPage(db, contest.value, { region: asked.region, channel });
  if (!page.ok) return page;
  const { region, ancestors, childLevel, total, children, asOf } = page.value;
  return ok({
    event: { slug: event.slug, name: event.name, date: event.date, scheme: event.scheme, publication: event.publication }, contest: contest.value.id, region, ancestors, childLevel,
    total: rowOf(channel, total), rows: children.filter(({ tally }) => tally.stations > 0).map((row) => rowOf(channel, row)),
    stuck: [], sent: [], outliers: {}, countedAt: asOf, now: new Date().toISOString(),
  });
}

function rowOf(channel: string, { path, code, name, level, tally }: ResultRow): OverviewRow {
  const figure = (cell: string): number => tally.figures[cell] ?? 0;
  const quick = { in: tally.stationsIn, figures: [tally.turnout.registered, tally.turnout.voters, figure('V1'), figure('V2'), tally.turnout.leftOut] as const };
  return {
    path, code, name, level, stations: tally.stations, sheets: tally.stations, states: null, unphotographed: 0, replaced: 0, quickIn: tally.stationsIn, legalIn: 0, oldest: null, owner: null, plenary: null, halls: NO_HALLS,
    corrected: { quick: tally.corrected, legal: 0 }, openObjections: 0, fieldObjections: { all: 0, taken: 0 }, alarms: 0, differences: { all: 0, explained: 0 }, outliers: 0, hard: tally.hard, warn: tally.warn, rules: { ...tally.flags },
    ...sharesOf({ ...SILENT, quick }), figuresFrom: tally.stationsIn > 0 ? channel : null,
  };
}
