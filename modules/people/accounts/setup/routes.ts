import { z } from 'zod';
import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { RegionHit } from '../../../regions/contract.ts';
import { SetupInput, SetupState, Step } from '../contract.ts';
import { findOffices } from './offices.ts';
import { isSetupNeeded, setUp } from './setup.ts';

export const setupRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/setup', access: 'public', tag: 'sign-in', summary: 'Apakah kantor pertama masih harus disiapkan', response: SetupState,
    handle: async ({ db }) => ok({ needed: await isSetupNeeded(db) }),
  }),
  route({
    method: 'get', path: '/api/setup/regions', access: 'public', tag: 'sign-in', summary: 'Mencari provinsi, kabupaten atau kota kantor pertama',
    query: z.object({ q: z.string().trim().min(1).max(100) }), response: z.array(RegionHit),
    // Names of regions are no secret, but whoever is a stranger to a house that is at work has nothing to search there.
    handle: async ({ db, query }) => ((await isSetupNeeded(db)) ? ok(await findOffices(db, query.q)) : fail(problem('setup_closed'))),
  }),
  route({
    method: 'post', path: '/api/setup', access: 'public', tag: 'sign-in', summary: 'Menyiapkan kantor dan akun pertama', body: SetupInput, response: Step,
    handle: ({ db, body, from }) => setUp(db, body, from),
  }),
];
