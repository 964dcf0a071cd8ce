import { z } from 'zod';
import { may, ofEvent, type Actor, type Verb } from '../../kernel/access.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { contestContext, type ContestContext } from '../elections/index.ts';
import { SheetList, SheetListQuery } from '../sheets/contract.ts';
import { RecapQuery, RecountReport, ResultPage, ResultQuery } from './contract.ts';
import { overviewRoutes } from './overview/index.ts';
import { paperRoutes } from './papers/routes.ts';
import { bundleRoutes } from './plenary/bundle/index.ts';
import { certificateRoutes } from './plenary/certificates/index.ts';
import { plenaryRoutes } from './plenary/index.ts';
import { listSheets } from './queries/list-sheets.ts';
import { recount } from './queries/recount.ts';
import { resultPage } from './queries/result-page.ts';
import { exportRecap } from './transfer/export-recap.ts';

const tag = 'recapitulation';
const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const RecountQuery = ResultQuery.pick({ channel: true });
const ExportQuery = RecapQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') });

export const routes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/contests/{id}/results', access: 'recapitulation.read', tag, params: Id, query: ResultQuery, response: ResultPage,
    summary: 'Running figures of a region and its children, with KPU\'s own beside them',
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, 'recapitulation.read', params.id, query);
      return found.ok ? resultPage(db, found.value.contest, { ...query, channel: found.value.channel }) : found;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/sheets', access: 'sheets.read', tag: 'sheets', params: Id, query: SheetListQuery, response: SheetList,
    summary: 'Stations in path order with their current sheet, by state and broken rule',
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, 'sheets.read', params.id, query);
      return found.ok ? listSheets(db, found.value.contest, { ...query, channel: found.value.channel }) : found;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/export', access: 'recapitulation.read', tag, params: Id, query: ExportQuery,
    summary: 'The recapitulation of one level as CSV or xlsx',
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, 'recapitulation.read', params.id, query);
      return found.ok ? exportRecap(db, found.value.contest, { ...query, channel: found.value.channel }) : found;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/recount', access: 'recapitulation.check', tag, params: Id, query: RecountQuery, response: RecountReport,
    summary: 'Count every sheet anew and compare with the running totals',
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, 'recapitulation.check', params.id, { ...query, region: null });
      return found.ok ? ok(await recount(db, found.value.contest.id, found.value.channel)) : found;
    },
  }),
  ...overviewRoutes,
  ...plenaryRoutes,
  ...certificateRoutes,
  ...bundleRoutes,
  ...paperRoutes,
];

type Asked = { readonly region: string | null; readonly channel?: string | undefined };

/** The contest and channel, if the actor may look at the region and the channel is one of its own; region null = the whole contest. */
async function readable(db: Db, actor: Actor, verb: Verb, id: number, { region, channel: wish }: Asked): Promise<Result<{ contest: ContestContext; channel: string }>> {
  const found = await contestContext(db, id);
  if (!found.ok) return found;
  const contest = found.value;
  if (!may(actor, verb, { scheme: contest.scheme, path: region ?? contest.regionPath, within: ofEvent(contest.event) })) return fail(problem('not_allowed', { verb }));
  const channel = wish ?? contest.channels[0] ?? '';
  return contest.channels.includes(channel) ? ok({ contest, channel }) : fail(problem('not_found', { thing: { id: `Jalur ${channel}`, en: `Channel ${channel}` } }));
}
