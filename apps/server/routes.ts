import type { AnyRoute } from '../../kernel/http/route.ts';
import { routes as elections } from '../../modules/elections/index.ts';
import { routes as recapitulation } from '../../modules/recapitulation/index.ts';
import { routes as regions } from '../../modules/regions/index.ts';
import { routes as sheets } from '../../modules/sheets/index.ts';
import { sessionRoutes } from './session.ts';
import { trailRoutes } from './trail.ts';

/** Table of contents of the HTTP door. */
export const houseRoutes = (demo: boolean): AnyRoute[] => [
  ...sessionRoutes(demo), ...regions, ...elections, ...sheets, ...recapitulation, ...trailRoutes,
];
