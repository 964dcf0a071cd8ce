import { z } from 'zod';
import { may, type Actor } from '../../../../kernel/access.ts';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { turnsOfEach } from '../../../../kernel/caller-turns.ts';
import { heavyTurns } from '../../../../kernel/doors/heavy-work.ts';
import { BODY_BYTES } from '../../../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { inTurn } from '../../../../kernel/in-turn.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { placeOf, unknownPlenary } from '../commands/act.ts';
import { plenaryById, type Plenary } from '../store/plenaries.ts';
import { joinBundle, meet, reportOf } from './commands/join.ts';
import { loseBundle, takeOut } from './commands/take-out.ts';
import { BundleId, BundleList, BundlePassword, HallView, JoinBundle, JoinReport, LoseBundle, OnLaptop, PreviewBundle, TakenOut, TakeOut } from './contract.ts';
import { bundleList, hallView } from './queries/bundle-list.ts';
import { backFileOf, finishHere, goOnHere } from './hall/finish-here.ts';
import { passwordOf } from './queries/out-password.ts';
import { outFile } from './queries/out-file.ts';

const tag = 'plenaries';
const LEAD = 'recapitulation.lead';
const ById = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const ByBundle = ById.extend({ bundle: BundleId });

/** A file that came back is many times its size once it is opened: one at a time in the whole house. */
const turns = heavyTurns('bundles', { atOnce: 1, waiting: 4, patience: 20_000 });
/** Of each person, and of each plenary, one at a time stands in that line, so that nobody fills it alone. */
const own = turnsOfEach({ atOnce: 1, waiting: 1, patience: 20_000 });
const fairly = <T>(actor: Actor, plenary: number, work: () => Promise<Result<T>>): Promise<Result<T>> =>
  inTurn(own(`person ${actor.id}`), () => inTurn(own(`plenary ${plenary}`), () => inTurn(turns, work)));

async function allowed(db: Db, actor: Actor, id: number, verb: 'recapitulation.read' | typeof LEAD): Promise<Result<Plenary>> {
  const plenary = await plenaryById(db, id);
  if (!plenary) return fail(unknownPlenary);
  return may(actor, verb, placeOf(plenary)) ? ok(plenary) : fail(problem('not_allowed', { verb }));
}

export const bundleRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/hall', access: 'signed_in', tag, summary: 'Rapat pleno yang dibawa laptop ini; kosong di kantor', response: HallView, handle: async ({ db }) => ok(await hallView(db)),
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/bundles', access: 'recapitulation.read', tag, summary: 'Salinan rapat pleno yang dibawa ke ruang tanpa jaringan', params: ById, response: BundleList,
    handle: async ({ db, actor, params }) => {
      const found = await allowed(db, actor, params.id, 'recapitulation.read');
      return found.ok ? ok(await bundleList(db, found.value)) : found;
    },
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/bundles', access: LEAD, tag, summary: 'Bawa rapat pleno ke ruang tanpa jaringan', params: ById, body: TakeOut, response: TakenOut,
    handle: ({ db, actor, key, params, body }) => execute(db, takeOut, { actor, key, input: { ...body, ...params } }),
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/bundles/{bundle}/file', access: LEAD, tag, summary: 'Berkas untuk laptop ruang pleno, selama kantor belum bertindak lagi', params: ByBundle,
    handle: async ({ db, actor, params }) => {
      const found = await allowed(db, actor, params.id, LEAD);
      if (!found.ok) return found;
      const made = await outFile(db, params.id, params.bundle);
      return made.ok ? { file: made.value.file, name: made.value.name, mediaType: 'application/octet-stream', place: placeOf(found.value), thing: `plenary ${params.id}`, details: { bundle: params.bundle, sha256: made.value.sha256 } } : made;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/bundles/{bundle}/password', access: LEAD, tag, summary: 'Sandi berkas untuk laptop ruang pleno, selama salinannya dibawa', params: ByBundle, response: BundlePassword,
    handle: async ({ db, actor, params }) => {
      const found = await allowed(db, actor, params.id, LEAD);
      return found.ok ? passwordOf(db, found.value, params.bundle) : found;
    },
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/bundles/{bundle}/lost', access: LEAD, tag, summary: 'Laptop tidak kembali: rapat dilanjutkan di kantor', params: ByBundle, body: LoseBundle, response: TakenOut,
    handle: ({ db, actor, key, params, body }) => execute(db, loseBundle, { actor, key, input: { ...body, ...params } }),
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/bundle/preview', access: LEAD, tag, summary: 'Periksa berkas dari ruang pleno; tidak ada yang berubah', params: ById, body: PreviewBundle, bodyBytes: BODY_BYTES.upload, response: JoinReport,
    handle: async ({ db, actor, params, body }) => {
      const found = await allowed(db, actor, params.id, LEAD);
      return found.ok ? fairly(actor, params.id, () => previewBundle(db, found.value, Buffer.from(body.file, 'base64'))) : found;
    },
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/bundle', access: LEAD, tag, summary: 'Gabungkan berkas dari ruang pleno, dengan keputusan atas setiap perbedaan', params: ById, body: JoinBundle, bodyBytes: BODY_BYTES.upload, response: JoinReport,
    handle: ({ db, actor, key, params, body }) => fairly(actor, params.id, () => execute(db, joinBundle, { actor, key, input: { ...body, ...params } })),
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/hall/finish', access: LEAD, tag, summary: 'Di laptop ruang pleno: rapat di sini diakhiri, berkasnya dibawa kembali', params: ById, body: OnLaptop, response: HallView,
    handle: async ({ db, actor, key, params }) => viewOf(await execute(db, finishHere, { actor, key, input: params })),
  }),
  route({
    method: 'post', path: '/api/plenaries/{id}/hall/go-on', access: LEAD, tag, summary: 'Di laptop ruang pleno: rapat yang diakhiri dilanjutkan, selama berkasnya belum digabung', params: ById, body: OnLaptop, response: HallView,
    handle: async ({ db, actor, key, params }) => viewOf(await execute(db, goOnHere, { actor, key, input: params })),
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/hall/file', access: LEAD, tag, summary: 'Di laptop ruang pleno: berkas yang dibawa kembali ke kantor', params: ById,
    handle: async ({ db, actor, params }) => {
      const found = await allowed(db, actor, params.id, LEAD);
      if (!found.ok) return found;
      const made = await backFileOf(db, params.id);
      return made.ok ? { file: made.value.file, name: made.value.name, mediaType: 'application/octet-stream', place: placeOf(found.value), thing: `plenary ${params.id}`, details: { sha256: made.value.sha256 } } : made;
    },
  }),
];

/** Of what was done with the laptop, only how it stands now is told. */
const viewOf = (done: Result<{ readonly view: HallView }>): Result<HallView> => (done.ok ? ok(done.value.view) : done);

/** What joining a file would do, all seen at one moment. */
export async function previewBundle(db: Db, plenary: Plenary, file: Buffer): Promise<Result<JoinReport>> {
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
      const meeting = await meet(tx, plenary, file);
      return meeting.ok ? ok(await reportOf(tx, meeting.value)) : meeting;
    });
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}
