import { z } from 'zod';
import type { Actor } from '../../kernel/access.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok } from '../../kernel/result.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { demoActors, machineOperator } from './actors.ts';

const COOKIE = 'erekap_actor';

const Grants = z.array(z.object({ verb: z.string(), scheme: z.string(), path: z.string() }));
const SessionView = z.object({
  demo: z.boolean(),
  actor: z.object({ id: z.string(), name: z.string(), roles: Grants, verbs: z.array(z.string()) }),
  demoActors: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), region: z.string() })),
});

/** Who is asking: in the demo city the invented person chosen in the browser, else the machine's own operator. */
export function actorOf(request: Request, demo: boolean): Actor {
  if (!demo) return machineOperator;
  const wanted = /(?:^|;\s*)erekap_actor=([\w:-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return demoActors.find((actor) => actor.id === wanted) ?? demoActors[0] ?? machineOperator;
}

const view = (actor: Actor, demo: boolean): z.infer<typeof SessionView> => ({
  demo,
  actor: { id: actor.id, name: actor.name, roles: [...actor.grants], verbs: [...new Set(actor.grants.map((grant) => grant.verb))] },
  demoActors: demo ? demoActors.map(({ id, name, role, region }) => ({ id, name, role, region })) : [],
});

/** Routes of the demo sign-in; real accounts replace them. */
export const sessionRoutes = (demo: boolean): AnyRoute[] => [
  route({
    method: 'get', path: '/api/session', access: 'public', tag: 'session', summary: 'Siapa saya, dan apa hak saya', response: SessionView,
    handle: async ({ actor }) => ok(view(actor, demo)),
  }),
  route({
    method: 'post', path: '/api/session', access: 'public', tag: 'session', summary: 'Masuk sebagai orang contoh (hanya kota contoh)',
    body: z.object({ actor: z.string().max(60) }), response: SessionView,
    handle: async ({ body }) => {
      const chosen = demo ? demoActors.find((actor) => actor.id === body.actor) : undefined;
      return chosen ? ok(view(chosen, demo)) : fail(problem('not_found', { thing: body.actor }));
    },
  }),
];

/** The cookie that remembers the chosen demo person; the answer of POST /api/session carries it. */
export const sessionCookie = (id: string): string => `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Strict`;
