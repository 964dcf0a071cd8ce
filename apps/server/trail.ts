import { z } from 'zod';
import { placesOf } from '../../kernel/access.ts';
import { readTrail } from '../../kernel/audit/trail.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';

const TrailQuery = z.object({
  /** Continue below this entry number. */
  after: z.coerce.number().int().positive().optional(),
  thing: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const TrailPage = z.object({
  rows: z.array(z.object({
    id: z.number(), at: z.string(), actor: z.string(), action: z.string(), region: z.string(), thing: z.string(), details: z.record(z.string(), z.unknown()),
  })),
  after: z.number().nullable(),
});

/** The trail, newest first: as much of it as the reader's region shows. */
export const trailRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/audit', access: 'audit.read', tag: 'audit', summary: 'Jejak: siapa melakukan apa, di mana, kapan', query: TrailQuery, response: TrailPage,
    handle: async ({ db, actor, query }) => {
      const within = placesOf(actor, 'audit.read');
      const rows = await readTrail(db, { before: query.after, thing: query.thing, limit: query.limit, within });
      return ok({
        rows: rows.map(({ path, scheme: _scheme, at, ...row }) => ({ ...row, at: at.toISOString(), region: path })),
        after: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
      });
    },
  }),
];
