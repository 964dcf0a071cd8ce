import { z } from 'zod';
import { execute } from '../../kernel/command.ts';
import { BODY_BYTES } from '../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../kernel/http/route.ts';
import { sha256 } from '../../kernel/ids.ts';
import { withUpload } from '../../kernel/tables/index.ts';
import { RegionPath } from '../regions/contract.ts';
import { FieldQuery } from '../sheets/index.ts';
import { giveMandate } from './commands/give-mandate.ts';
import { makeStatement } from './commands/make-statement.ts';
import { revokeMandate } from './commands/revoke-mandate.ts';
import { CopyAnswer, CopyQuery, GivenMandate, GiveMandate, MadeStatement, MakeStatement, MandateExport, MandateList, MandateQuery, MandatesFile, MandatesImported, MandatesPreview, RevokeMandate, StatementList, StatementQuery, WatchWork } from './contract.ts';
import { listMandates } from './queries/list-mandates.ts';
import { copyFor, statementsOf } from './queries/statements.ts';
import { exportMandates } from './transfer/export-mandates.ts';
import { importMandates, previewMandates } from './transfer/import-mandates.ts';
import { watchWork } from './queries/watch-work.ts';

const tag = 'supervision';
const Id = z.coerce.number().int().min(1).max(2_147_483_647);

export const routes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/mandates', access: 'supervision.read', tag, query: MandateQuery, response: MandateList,
    summary: 'Mandates of witnesses and supervisors in a region, the newest first',
    handle: ({ db, actor, query }) => listMandates(db, actor, query),
  }),
  route({
    method: 'post', path: '/api/mandates', access: 'supervision.mandate', tag, body: GiveMandate, response: GivenMandate,
    summary: 'Record for whom a witness watches, or a supervisor\'s warrant',
    handle: ({ db, actor, key, body }) => execute(db, giveMandate, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/mandates/{id}/revoke', access: 'supervision.mandate', tag, params: z.object({ id: Id }), body: RevokeMandate, response: GivenMandate,
    summary: 'End a mandate; what was said under it stays',
    handle: ({ db, actor, key, params, body }) => execute(db, revokeMandate(params.id), { actor, key, input: body }),
  }),
  route({
    method: 'get', path: '/api/mandates/export', access: 'supervision.read', tag, query: MandateExport,
    summary: 'The list of mandates as a file, in the template that the import reads back',
    handle: async ({ db, actor, query }) => {
      const made = await exportMandates(db, actor, query);
      return made.ok ? made.value : made;
    },
  }),
  route({
    method: 'post', path: '/api/mandates/import/preview', access: 'supervision.mandate', tag, body: MandatesFile, bodyBytes: BODY_BYTES.upload, response: MandatesPreview,
    summary: 'What each row of a file of mandates would do; nothing is stored',
    handle: ({ db, actor, body, lang }) => withUpload(body, (source) => previewMandates(db, actor, { source, sha256: sha256(body.file), lang })),
  }),
  route({
    method: 'post', path: '/api/mandates/import', access: 'supervision.mandate', tag, body: MandatesFile, bodyBytes: BODY_BYTES.upload, response: MandatesImported,
    summary: 'Give and end mandates by file: all of it or nothing',
    handle: ({ db, actor, key, body }) => withUpload(body, (source) => importMandates(db, { actor, key, source, sha256: sha256(body.file) })),
  }),
  route({
    method: 'get', path: '/api/contests/{id}/statements/{village}/{station}', access: 'supervision.read', tag, query: StatementQuery, response: StatementList,
    params: z.object({ id: Id, village: RegionPath, station: z.coerce.number().int().min(1).max(9999) }),
    summary: 'What witnesses and supervisors said of the copies of one sheet',
    handle: ({ db, actor, params, query }) => statementsOf(db, actor, params.id, params, query),
  }),
  route({
    method: 'get', path: '/api/field/watch', access: 'supervision.witness', tag: 'field', query: FieldQuery, response: WatchWork,
    summary: 'What a watcher\'s phone keeps to work without a network: its stations, the forms of their contests, and for whom its holder watches',
    handle: ({ db, actor, query }) => watchWork(db, actor, query),
  }),
  route({
    method: 'get', path: '/api/field/copies', access: 'supervision.witness', tag: 'field', query: CopyQuery, response: CopyAnswer,
    summary: 'The newest word of a station on one sheet, or the very entry a copy was made of, as its phone signed it',
    handle: ({ db, actor, query }) => copyFor(db, actor, query.contest, query),
  }),
  route({
    method: 'post', path: '/api/field/statements', access: 'supervision.witness', tag: 'field', body: MakeStatement, response: MadeStatement,
    summary: 'Agree with a copy, tell what differs, or object',
    handle: ({ db, actor, key, body }) => makeStatement(db, { actor, key, input: body }),
  }),
];
