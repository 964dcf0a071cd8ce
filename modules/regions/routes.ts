import { z } from 'zod';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';
import { CHANGE, READ } from './access.ts';
import { changeRegion } from './changes/change-region.ts';
import { ChangeInput } from './changes/inputs.ts';
import { IsoDate, RegionChange, RegionHit, RegionPage, RegionPath, Scheme, SearchQuery } from './contract.ts';
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
  route({
    method: 'post', path: '/api/regions/changes', access: CHANGE, tag: 'regions',
    summary: 'A change of the tree by law, from a date on: new, renamed, moved, split, merged, ended',
    body: ChangeInput, response: RegionChange,
    handle: ({ db, actor, key, body }) => changeRegion(db, { actor, key, input: body }),
  }),
];
