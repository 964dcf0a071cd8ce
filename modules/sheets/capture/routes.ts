import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { FieldQuery, FieldSheets, FieldWork, SubmitEntry, SubmittedEntry } from './contract.ts';
import { fieldSheets, fieldWork } from './queries/field-work.ts';
import { submitEntry } from './submit.ts';

const tag = 'field';

export const captureRoutes: AnyRoute[] = [
  route({
    method: 'post', path: '/api/field/entries', access: 'sheets.enter', tag, body: SubmitEntry, response: SubmittedEntry, confirms: true,
    summary: 'Fill in a sheet, or correct it: kept as written, counted only when two people agree',
    handle: ({ db, actor, key, body }) => submitEntry(db, { actor, key, input: body }),
  }),
  route({
    method: 'get', path: '/api/field/work', access: 'sheets.enter', tag, query: FieldQuery, response: FieldWork,
    summary: 'What a phone keeps to work without a network: its stations, the forms of its contests, its sheets so far',
    handle: ({ db, actor, query }) => fieldWork(db, actor, query),
  }),
  route({
    method: 'get', path: '/api/field/sheets', access: 'sheets.enter', tag, query: FieldQuery, response: FieldSheets,
    summary: 'The sheets of one\'s own stations, as far as anything of them arrived',
    handle: ({ db, actor, query }) => fieldSheets(db, actor, query),
  }),
];
