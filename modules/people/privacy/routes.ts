import type { AnyRoute } from '../../../kernel/http/route.ts';
import { houseRoutes } from './routes/house.ts';
import { personRoutes } from './routes/person.ts';

export const privacyRoutes: AnyRoute[] = [...personRoutes, ...houseRoutes];
