import { may, ofEvent, type Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { fieldEvent, type FieldEvent } from '../capture/store/field.ts';
import { NamedOwner, NameOwner, OwnerChoices, OwnerQuery, QueueFilter, QueuePage, QueueQuery } from './contract.ts';
import { nameOwner } from './commands/name-owner.ts';
import { exportQueue } from './queries/export-queue.ts';
import { ownerChoices } from './queries/owners.ts';
import { queuePage } from './queries/queue-page.ts';

const tag = 'verification';
const VERB = 'sheets.supervise';

export const queueRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/verification/queue', access: VERB, tag, query: QueueQuery, response: QueuePage,
    summary: 'What has not come through, by kelurahan: how much, since when, and whose it is',
    handle: async ({ db, actor, query }) => {
      const event = await eventFor(db, actor, query.event, query.region);
      return event.ok ? ok(await queuePage(db, event.value, query)) : event;
    },
  }),
  route({
    method: 'get', path: '/api/verification/queue/export', access: VERB, tag, query: QueueFilter,
    summary: 'The same as CSV',
    handle: async ({ db, actor, query }) => {
      const event = await eventFor(db, actor, query.event, query.region);
      return event.ok ? exportQueue(db, event.value, query) : event;
    },
  }),
  route({
    method: 'get', path: '/api/verification/owners', access: VERB, tag, query: OwnerQuery, response: OwnerChoices,
    summary: 'Who can be named for what waits in a kelurahan or a subdistrict',
    handle: async ({ db, actor, query: { event: slug, village } }) => {
      const event = await eventFor(db, actor, slug, village);
      return event.ok ? ok({ choices: await ownerChoices(db, event.value, village) }) : event;
    },
  }),
  route({
    method: 'post', path: '/api/verification/owners', access: VERB, tag, body: NameOwner, response: NamedOwner,
    summary: 'Name who answers for what waits in a kelurahan, or in all of a subdistrict, or nobody in particular',
    handle: ({ db, actor, key, body }) => execute(db, nameOwner, { actor, key, input: body }),
  }),
];

/** The election, for who looks after queues in this region of it. Problems: not_found, not_allowed. */
async function eventFor(db: Db, actor: Actor, slug: string, path: string): Promise<Result<FieldEvent>> {
  const event = await fieldEvent(db, [slug]);
  if (!event) return fail(problem('not_found', { thing: { id: 'Pemilu ini', en: 'This election' } }));
  return may(actor, VERB, { scheme: event.scheme, path, within: ofEvent(slug) }) ? ok(event) : fail(problem('not_allowed', { verb: VERB }));
}
