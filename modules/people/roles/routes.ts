import { z } from 'zod';
import { execute } from '../../../kernel/command.ts';
import { BODY_BYTES } from '../../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { ok } from '../../../kernel/result.ts';
import { withUpload } from '../../../kernel/tables/index.ts';
import { tokenOf } from '../identity/secrets.ts';
import { grantRole } from './commands/grant-role.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { AssignmentFilter, AssignmentPage, AssignmentQuery, GrantedRole, GrantRole, RevokedRole, RevokeRole, RolesFile, RolesImported, RolesPreview, RoleView } from './contract.ts';
import { listAssignments } from './queries/list-assignments.ts';
import { listRoles } from './queries/list-roles.ts';
import { exportRoles } from './transfer/export-roles.ts';
import { importRoles, previewRoles } from './transfer/import-roles.ts';

const tag = 'roles';
const Id = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const rolesRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/roles', access: 'signed_in', tag, response: z.array(RoleView),
    summary: 'Setiap peran dengan kata-kata: apa yang boleh dilakukan, di tingkat mana diberikan',
    handle: async () => ok(await Promise.resolve(listRoles())),
  }),
  route({
    method: 'get', path: '/api/assignments', access: 'roles.read', tag, query: AssignmentQuery, response: AssignmentPage,
    summary: 'Siapa memegang peran apa, di mana, sampai kapan',
    handle: async ({ db, actor, query }) => ok(await listAssignments(db, actor, query)),
  }),
  route({
    method: 'get', path: '/api/assignments/export', access: 'roles.read', tag, query: AssignmentFilter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    summary: 'Daftar peran sebagai berkas, dalam templat yang dibaca kembali oleh impor',
    handle: async ({ db, actor, query: { format, ...filter } }) => {
      const made = await exportRoles(db, actor, filter, format);
      return made.ok ? made.value : made;
    },
  }),
  route({
    method: 'post', path: '/api/assignments', access: 'roles.grant', tag, body: GrantRole, response: GrantedRole,
    summary: 'Memberi peran kepada seseorang di suatu wilayah untuk suatu masa',
    handle: ({ db, actor, key, body }) => execute(db, grantRole, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/assignments/{id}/revoke', access: 'roles.grant', tag, params: Id, body: RevokeRole.omit({ id: true }), response: RevokedRole,
    summary: 'Mencabut peran; berlaku seketika',
    handle: async ({ db, actor, key, params, body }) => {
      const done = await execute(db, revokeRole(actor), { actor, key, input: { id: params.id, reason: body.reason } });
      return done.ok ? ok({ id: done.value.id, person: done.value.person, sessionsEnded: done.value.sessionsEnded }) : done;
    },
  }),
  route({
    method: 'post', path: '/api/assignments/import/preview', access: 'roles.grant', tag, body: RolesFile, bodyBytes: BODY_BYTES.upload, response: RolesPreview,
    summary: 'Apa yang akan terjadi dengan setiap baris sebuah berkas peran; tidak ada yang disimpan',
    handle: ({ db, actor, body, lang }) => withUpload(body, (source) => previewRoles(db, actor, { source, sha256: tokenOf(body.file), lang })),
  }),
  route({
    method: 'post', path: '/api/assignments/import', access: 'roles.grant', tag, body: RolesFile, bodyBytes: BODY_BYTES.upload, response: RolesImported,
    summary: 'Memberi dan mencabut peran menurut berkas: semua atau tidak sama sekali',
    // What identifies the file must not let anybody try out the NIKs that stood in it.
    handle: ({ db, actor, key, body }) => withUpload(body, (source) => importRoles(db, { actor, key, source, sha256: tokenOf(body.file) })),
  }),
];
