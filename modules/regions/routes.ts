import { z } from 'zod';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';
import { READ } from './access.ts';
import { IsoDate, RegionHit, RegionPage, RegionPath, Scheme, SearchQuery } from './contract.ts';
import { searchRegions } from './search/search-regions.ts';
import { regionPage } from './tree/region-page.ts';

const PageQuery = z.object({ scheme: Scheme.default('kemendagri'), path: RegionPath.default(''), on: IsoDate.optional(), roll: z.string().optional() });

export const routes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/regions', access: READ, tag: 'regions',
    summary: 'One region on a date: ancestors, children, counts, changes',
    query: PageQuery, response: RegionPage,
    handle: ({ db, query }) => regionPage(db, query),
  }),
  route({
    method: 'get', path: '/api/regions/search', access: READ, tag: 'regions',
    summary: 'Regions and stations by name, code or path; forgives typing errors',
    query: SearchQuery, response: z.array(RegionHit),
    handle: async ({ db, query }) => ok(await searchRegions(db, query)),
  }),
];
