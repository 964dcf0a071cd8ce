import type { AnyRoute } from '../../../kernel/http/route.ts';
import { manageRoutes } from './manage/routes.ts';
import { ownRoutes } from './own/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';

export const accountsRoutes: AnyRoute[] = [...signInRoutes, ...setupRoutes, ...ownRoutes, ...manageRoutes];
