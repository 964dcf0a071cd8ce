import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { ok } from '../../../../kernel/result.ts';
import { SetupInput, SetupState, Step } from '../contract.ts';
import { isSetupNeeded, setUp } from './setup.ts';

export const setupRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/setup', access: 'public', tag: 'sign-in', summary: 'Apakah kantor pertama masih harus disiapkan', response: SetupState,
    handle: async ({ db }) => ok({ needed: await isSetupNeeded(db) }),
  }),
  route({
    method: 'post', path: '/api/setup', access: 'public', tag: 'sign-in', summary: 'Menyiapkan kantor dan akun pertama', body: SetupInput, response: Step,
    handle: ({ db, body, from }) => setUp(db, body, from),
  }),
];
