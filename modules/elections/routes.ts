import { z } from 'zod';
import { execute } from '../../kernel/command.ts';
import { BODY_BYTES } from '../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { ok } from '../../kernel/result.ts';
import { createContest } from './commands/create-contest.ts';
import { createEvent } from './commands/create-event.ts';
import { setBallot } from './commands/set-ballot.ts';
import {
  BallotInput, ContestPage, ContestsQuery, ContestSummary, CreateContest, CreatedContest, CreatedEvent, CreateEvent, EventSummary, RuleSetView,
} from './contract.ts';
import { contestPage } from './queries/contest-page.ts';
import { contestsAt } from './queries/contests-at.ts';
import { eventHeads } from './queries/event-heads.ts';
import { listRuleSets } from './queries/list-rule-sets.ts';
import { exportContests } from './transfer/export-contests.ts';

const tag = 'elections';
const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const EventSlug = z.object({ slug: z.string().regex(/^[a-z0-9-]{2,40}$/) });

export const routes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/events', access: 'elections.read', tag,
    summary: 'Every event', response: z.array(EventSummary),
    handle: async ({ db }) => ok(await eventHeads(db)),
  }),
  route({
    method: 'get', path: '/api/events/{slug}/contests', access: 'elections.read', tag, params: EventSlug, query: ContestsQuery,
    summary: 'Contests of an event in which something of a region votes', response: z.array(ContestSummary),
    handle: ({ db, params, query }) => contestsAt(db, params.slug, query.region),
  }),
  route({
    method: 'get', path: '/api/contests/{id}', access: 'elections.read', tag, params: Id,
    summary: 'One contest: ballot, form in the order of the paper, law', response: ContestPage,
    handle: ({ db, params }) => contestPage(db, params.id),
  }),
  route({
    method: 'get', path: '/api/rulesets', access: 'elections.read', tag,
    summary: 'Every rule set, each value with law, number, year and article', response: z.array(RuleSetView),
    handle: async ({ db }) => ok(await listRuleSets(db)),
  }),
  route({
    method: 'get', path: '/api/events/{slug}/contests.csv', access: 'elections.read', tag, params: EventSlug,
    summary: 'Contests and contestants of an event, in the columns of the import template',
    handle: async ({ db, params }) => {
      const csv = await exportContests(db, params.slug);
      return csv.ok ? { file: csv.value, name: `${params.slug}-contests.csv`, mediaType: 'text/csv; charset=utf-8' } : csv;
    },
  }),
  route({
    method: 'post', path: '/api/events', access: 'elections.define', tag, body: CreateEvent, bodyBytes: BODY_BYTES.many,
    summary: 'Define an event', response: CreatedEvent,
    handle: ({ db, actor, key, body }) => execute(db, createEvent, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/contests', access: 'elections.define', tag, body: CreateContest, bodyBytes: BODY_BYTES.many,
    summary: 'Define a contest of an event', response: CreatedContest,
    handle: ({ db, actor, key, body }) => execute(db, createContest, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/contests/{id}/ballot', access: 'elections.define', tag, params: Id, body: z.object({ ballot: BallotInput }), bodyBytes: BODY_BYTES.many,
    summary: 'Replace the ballot of a contest that has no sheets yet', response: CreatedContest,
    handle: ({ db, actor, key, params, body }) => execute(db, setBallot, { actor, key, input: { contest: params.id, ballot: body.ballot } }),
  }),
];
