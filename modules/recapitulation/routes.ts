import { z } from 'zod';
import { may, type Actor, type Verb } from '../../kernel/access.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { contestContext, type ContestContext } from '../elections/index.ts';
import { SheetList, SheetListQuery } from '../sheets/contract.ts';
import { RecapQuery, RecountReport, ResultPage, ResultQuery } from './contract.ts';
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
      const contest = await readable(db, actor, 'recapitulation.read', params.id, query);
      return contest.ok ? resultPage(db, contest.value, query) : contest;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/sheets', access: 'sheets.read', tag: 'sheets', params: Id, query: SheetListQuery, response: SheetList,
    summary: 'Stations in path order with their current sheet, by state and broken rule',
    handle: async ({ db, actor, params, query }) => {
      const contest = await readable(db, actor, 'sheets.read', params.id, query);
      return contest.ok ? listSheets(db, contest.value, query) : contest;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/export', access: 'recapitulation.read', tag, params: Id, query: ExportQuery,
    summary: 'The recapitulation of one level as CSV or xlsx',
    handle: async ({ db, actor, params, query }) => {
      const contest = await readable(db, actor, 'recapitulation.read', params.id, query);
      return contest.ok ? exportRecap(db, contest.value, query) : contest;
    },
  }),
  route({
    method: 'get', path: '/api/contests/{id}/recount', access: 'recapitulation.check', tag, params: Id, query: RecountQuery, response: RecountReport,
    summary: 'Count every sheet anew and compare with the running totals',
    handle: async ({ db, actor, params, query }) => {
      const contest = await readable(db, actor, 'recapitulation.check', params.id, { ...query, region: null });
      return contest.ok ? ok(await recount(db, contest.value.id, query.channel)) : contest;
    },
  }),
];

/** The contest, if the actor may look at the region and the channel is one of its own; region null = the whole contest. */
async function readable(db: Db, actor: Actor, verb: Verb, id: number, { region, channel }: { region: string | null; channel: string }): Promise<Result<ContestContext>> {
  const contest = await contestContext(db, id);
  if (!contest.ok) return contest;
  const path = region ?? contest.value.regionPath;
  if (!may(actor, verb, { scheme: contest.value.scheme, path })) return fail(problem('not_allowed', { verb }));
  if (!contest.value.channels.includes(channel)) return fail(problem('not_found', { thing: `Saluran ${channel}` }));
  return contest;
}
