import type { AnyRoute } from '../../kernel/http/route.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { devicesRoutes } from './devices/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { rolesRoutes } from './roles/routes.ts';

export const routes: AnyRoute[] = [...identityRoutes, ...accountsRoutes, ...rolesRoutes, ...devicesRoutes, ...privacyRoutes];
