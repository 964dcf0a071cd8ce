import { z } from 'zod';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';
import { CHANGE, READ } from './access.ts';
import { changeRegion } from './changes/change-region.ts';
import { ChangeInput } from './changes/inputs.ts';
import { IsoDate, RegionChange, RegionHit, RegionPage, RegionPath, Scheme, SearchQuery } from './contract.ts';
import { asFile, exportRegions, exportStations } from './export/export-tables.ts';
import { searchRegions } from './search/search-regions.ts';
import { regionPage } from './tree/region-page.ts';

const PageQuery = z.object({ scheme: Scheme.default('kemendagri'), path: RegionPath.default(''), on: IsoDate.optional(), roll: z.string().optional() });

const ExportQuery = PageQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv') });

export const routes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/regions', access: READ, tag: 'regions',
    summary: 'One region on a date: ancestors, children, counts, changes',
    query: PageQuery, response: RegionPage,
    handle: ({ db, query }) => regionPage(db, query),
  }),
  route({
    method: 'get', path: '/api/regions/search', access: READ, tag: 'regions',
    summary: 'Regions and stations by name, code or path; forgives typing errors; with `within` only in those regions',
    query: SearchQuery, response: z.array(RegionHit),
    handle: async ({ db, query }) => ok(await searchRegions(db, { ...query, within: query.within?.split(',') })),
  }),
  route({
    method: 'get', path: '/api/regions/export', access: READ, tag: 'regions',
    summary: 'A tree, or (with roll) the stations of a roll, as CSV or xlsx in the template that the import reads back',
    query: ExportQuery,
    handle: async ({ db, query }) => {
      const table = query.roll === undefined ? await exportRegions(db, query) : await exportStations(db, { roll: query.roll, path: query.path });
      const made = table.ok ? asFile(table.value, query.format) : table;
      // A roll has a tree of its own; only of a tree the query says which.
      return made.ok ? { ...made.value, ...(query.roll === undefined ? { place: { scheme: query.scheme, path: query.path } } : {}) } : made;
    },
  }),
  route({
    method: 'post', path: '/api/regions/changes', access: CHANGE, tag: 'regions',
    summary: 'A change of the tree by law, from a date on: new, renamed, moved, split, merged, ended',
    body: ChangeInput, response: RegionChange,
    handle: ({ db, actor, key, body }) => changeRegion(db, { actor, key, input: body }),
  }),
];
