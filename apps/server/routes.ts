import type { AnyRoute } from '../../kernel/http/route.ts';
import { routes as elections } from '../../modules/elections/index.ts';
import { routes as recapitulation } from '../../modules/recapitulation/index.ts';
import { routes as regions } from '../../modules/regions/index.ts';
import { routes as sheets } from '../../modules/sheets/index.ts';
import { routes as supervision } from '../../modules/supervision/index.ts';
import { routes as people } from '../../modules/people/index.ts';
import { outboxRoutes } from './outbox.ts';
import { sessionRoutes, type SessionDoor } from './session.ts';
import { trailRoutes } from './trail.ts';

/** Table of contents of the HTTP door. */
export const houseRoutes = (door: SessionDoor): AnyRoute[] => [
  ...sessionRoutes(door), ...people, ...regions, ...elections, ...sheets, ...supervision, ...recapitulation, ...trailRoutes, ...outboxRoutes(door.demo),
];
