import { z } from 'zod';
import { may, ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { OutlierExport, OutlierList, OutlierQuery, OverviewPage, OverviewQuery } from './contract.ts';
import { freshRound } from './keep.ts';
import { overviewEvent, unknownEvent, type OverviewEvent } from './queries/event.ts';
import { lookOverview } from './queries/look.ts';
import { outlierList } from './queries/outlier-list.ts';
import { exportOutliers, exportOverview } from './transfer/export-tables.ts';

const tag = 'overview';
const BySlug = z.object({ slug: z.string().max(40) });
const ExportQuery = OverviewQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') });

export const overviewRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/events/{slug}/overview', access: 'recapitulation.read', tag, params: BySlug, query: OverviewQuery, response: OverviewPage,
    summary: 'How far the counting night is, in a region and each of the level below',
    handle: async ({ db, actor, params, query }) => looked(db, actor, params.slug, query),
  }),
  route({
    method: 'get', path: '/api/events/{slug}/overview/export', access: 'recapitulation.read', tag, params: BySlug, query: ExportQuery,
    summary: 'The same as CSV or xlsx',
    handle: async ({ db, actor, params, query: { format, ...query } }) => {
      const page = await looked(db, actor, params.slug, query);
      return page.ok ? exportOverview(page.value, format) : page;
    },
  }),
  route({
    method: 'get', path: '/api/events/{slug}/outliers', access: 'sheets.read', tag, params: BySlug, query: OutlierQuery, response: OutlierList,
    summary: 'Stations whose accepted figures stand out, by reason',
    handle: async ({ db, actor, params, query }) => {
      const event = await eventFor(db, actor, 'sheets.read', params.slug, query.region);
      return event.ok ? ok(await outlierList(db, event.value, query, await freshRound(db))) : event;
    },
  }),
  route({
    method: 'get', path: '/api/events/{slug}/outliers/export', access: 'sheets.read', tag, params: BySlug, query: OutlierExport,
    summary: 'The same as CSV or xlsx, with the same filters',
    handle: async ({ db, actor, params, query }) => {
      const event = await eventFor(db, actor, 'sheets.read', params.slug, query.region);
      return event.ok ? exportOutliers(db, event.value, query) : event;
    },
  }),
];

async function looked(db: Db, actor: Actor, slug: string, query: z.output<typeof OverviewQuery>): Promise<Result<OverviewPage>> {
  const event = await eventFor(db, actor, 'recapitulation.read', slug, query.region);
  return event.ok ? lookOverview(db, { slug, ...query, mayName: may(actor, 'sheets.supervise', placeAt(event.value, query.region)) }) : event;
}

const placeAt = ({ scheme, slug }: OverviewEvent, path: string) => ({ scheme, path, within: ofEvent(slug) });

/** The election, for who may look at this region of it. Problems: not_found, not_allowed. */
async function eventFor(db: Db, actor: Actor, verb: Verb, slug: string, path: string): Promise<Result<OverviewEvent>> {
  const event = await overviewEvent(db, slug);
  if (!event) return fail(unknownEvent);
  return may(actor, verb, placeAt(event, path)) ? ok(event) : fail(problem('not_allowed', { verb }));
}
