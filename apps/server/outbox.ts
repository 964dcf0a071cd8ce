import { z } from 'zod';
import { may, NATION } from '../../kernel/access.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { CHANNELS, MESSAGE_STATES } from '../../kernel/messages/message.ts';
import { readOutbox } from '../../kernel/messages/read.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok } from '../../kernel/result.ts';

const OutboxQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Continue below this message number. */
  before: z.coerce.number().int().positive().optional(),
});

const OutboxPage = z.object({
  demo: z.boolean(),
  rows: z.array(z.object({
    id: z.number(), channel: z.enum(CHANNELS), to: z.string(), subject: z.string(), text: z.string().nullable(), purpose: z.string(),
    state: z.enum(MESSAGE_STATES), attempts: z.number(), lastError: z.string().nullable(), createdAt: z.string(), sentAt: z.string().nullable(),
  })),
  before: z.number().nullable(),
});

/**
 * What the house sent, or would have sent: addresses masked, texts only in the demo house. A message has no region, so the right
 * must be for the whole nation. In the demo house (invented people, this machine only) everybody may read: it is where a
 * one-time code arrives for somebody who is not signed in yet.
 */
export const outboxRoutes = (demo: boolean): AnyRoute[] => [
  route({
    method: 'get', path: '/api/outbox', access: demo ? 'public' : 'messages.read', tag: 'messages', summary: 'Kotak keluar: pesan yang dikirim atau ditahan', query: OutboxQuery, response: OutboxPage,
    handle: async ({ db, actor, query }) => {
      if (!demo && !may(actor, 'messages.read', NATION)) return fail(problem('not_allowed', { verb: 'messages.read' }));
      const rows = await readOutbox(db, { demo, ...query });
      return ok({
        demo,
        rows: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null })),
        before: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
      });
    },
  }),
];
