import { z } from 'zod';
import { may, ofEvent, type Actor } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { asFile } from '../../regions/index.ts';
import { RegionPath } from '../../regions/contract.ts';
import { placeOf, unknownPlenary } from './commands/act.ts';
import { attend } from './commands/attend.ts';
import { correctAttendance, strikeAttendance } from './commands/put-right.ts';
import { correctObjection } from './commands/put-record-right.ts';
import { answerObjection, leave, raiseObjection } from './commands/hall.ts';
import { showLine } from './commands/show.ts';
import { changePlan } from './commands/change-plan.ts';
import { confirmLine, confirmMany, correctLine, undoLine } from './commands/lines.ts';
import { planPlenary } from './commands/plan.ts';
import { closePlenary, openPlenary, pausePlenary, reopenPlenary, resumePlenary, setGroups } from './commands/steps.ts';
import {
  ActList, AnswerObjection, Attend, Attended, BrokenLines, ChangePlan, ConfirmLine, ConfirmMany, CorrectAttendance, CorrectLine, CorrectObjection, HallMandates, LineList, LinePage, LinesDone, ObjectionDone, PausePlenary, PlanChanged, PlanPlenary, PlenaryDone, PlenaryList, PlenaryPage, PlenaryTotals,
  PlenaryStep, RaiseObjection, ReopenPlenary, SetGroups, ShowLine, Shown, StrikeAttendance, UndoLine,
} from './contract.ts';
import { brokenLines } from './queries/broken-lines.ts';
import { linePage } from './queries/line-page.ts';
import { hallMandates } from './queries/mandates.ts';
import { actList, minutesRows } from './queries/minutes.ts';
import { lineList } from './queries/lines.ts';
import { listPlenaries } from './queries/list.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryTotals } from './queries/totals.ts';
import { LINE_STATES } from './states.ts';
import { eventOf, plenaryById, type Plenary } from './store/plenaries.ts';
import { contestsOf } from './store/units.ts';

const tag = 'plenaries';
const Int = z.coerce.number().int().min(1).max(2_147_483_647);
const ById = z.object({ id: Int });
const ByNumber = ById.extend({ number: Int });
const Group = z.coerce.number().int().min(1).max(20).optional();
const ListQuery = z.object({ event: z.string().max(40), region: RegionPath.default('') });
const LinesQuery = z.object({ contest: Int, group: Group, state: z.enum(LINE_STATES).optional() });
const MandatesQuery = z.object({ find: z.string().trim().min(2).max(100).optional() });
const BrokenQuery = z.object({ contest: Int.optional() });
const TotalsQuery = z.object({ contest: Int });
const LineParams = ById.extend({ contest: Int, region: RegionPath, station: z.coerce.number().int().min(0).max(9999) });
const ActsQuery = z.object({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0), order: z.enum(['asc', 'desc']).default('asc'), limit: z.coerce.number().int().min(1).max(500).default(500) });
const ActsFile = z.object({ format: z.enum(['csv', 'xlsx']).default('csv') });
/** What the minutes are called as a table. */
const MINUTES = ['nomor', 'waktu', 'waktu_setempat', 'tindakan', 'oleh', 'keterangan'].map((name) => ({ name }));

/** The plenary, for whoever may read figures where it is held. */
async function readable(db: Db, actor: Actor, id: number): Promise<Result<Plenary>> {
  const plenary = await plenaryById(db, id);
  if (!plenary) return fail(unknownPlenary);
  return may(actor, 'recapitulation.read', placeOf(plenary)) ? ok(plenary) : fail(problem('not_allowed', { verb: 'recapitulation.read' }));
}

/** The plenary, for whoever leads it. */
async function ledBy(db: Db, actor: Actor, id: number): Promise<Result<Plenary>> {
  const plenary = await plenaryById(db, id);
  if (!plenary) return fail(unknownPlenary);
  return may(actor, 'recapitulation.lead', placeOf(plenary)) ? ok(plenary) : fail(problem('not_allowed', { verb: 'recapitulation.lead' }));
}

/** An act: the body with the numbers of the address. */
const acting = <I, O>(path: string, summary: string, definition: Command<I, O>, body: z.ZodType, response: z.ZodType, params: z.ZodType<{ id: number }> = ById): AnyRoute => route({
  method: 'post', path: `/api/plenaries/{id}/${path}`, access: 'recapitulation.lead', tag, summary, params, body, response,
  handle: ({ db, actor, key, params: at, body: said }) => execute(db, definition, { actor, key, input: { ...(said as object), ...at } }),
});

const reading: AnyRoute[] = [
  route({
    method: 'get', path: '/api/plenaries', access: 'recapitulation.read', tag, summary: 'Rapat pleno satu wilayah dan tingkat di bawahnya, juga yang belum dijadwalkan', query: ListQuery, response: PlenaryList,
    handle: async ({ db, actor, query: { event: slug, region } }) => {
      const event = await eventOf(db, slug);
      if (!event) return fail(problem('not_found', { thing: { id: 'Pemilu itu', en: 'That election' } }));
      if (!may(actor, 'recapitulation.read', { scheme: event.scheme, path: region, within: ofEvent(slug) })) return fail(problem('not_allowed', { verb: 'recapitulation.read' }));
      return ok(await listPlenaries(db, event, region));
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}', access: 'recapitulation.read', tag, summary: 'Satu rapat pleno: acara, hadirin, kemajuan, D.Hasil dan keberatan', params: ById, response: PlenaryPage,
    handle: async ({ db, actor, params }) => {
      const found = await readable(db, actor, params.id);
      return found.ok ? ok(await plenaryPage(db, actor, found.value)) : found;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/lines', access: 'recapitulation.read', tag, summary: 'Baris satu pemilihan menurut urutan baca', params: ById, query: LinesQuery, response: LineList,
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, params.id);
      return found.ok ? lineList(db, actor, found.value, query) : found;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/broken-rules', access: 'recapitulation.read', tag, summary: 'Baris terbaca yang angkanya melanggar aturan keras, dengan alasannya', params: ById, query: BrokenQuery, response: BrokenLines,
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, params.id);
      if (!found.ok) return found;
      const contests = await contestsOf(db, found.value);
      return ok(await brokenLines(db, found.value, contests.filter(({ id }) => query.contest === undefined || id === query.contest)));
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/lines/{contest}/{region}/{station}', access: 'recapitulation.read', tag, summary: 'Satu baris: kertas, isian dan salinan saksi berdampingan', params: LineParams,
    query: z.object({ group: Group }), response: LinePage,
    handle: async ({ db, actor, params: { id, ...line }, query }) => {
      const found = await readable(db, actor, id);
      return found.ok ? linePage(db, actor, found.value, line, query.group) : found;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/mandates', access: 'recapitulation.lead', tag, summary: 'Mandat saksi yang berlaku di rapat ini', params: ById, query: MandatesQuery, response: HallMandates,
    handle: async ({ db, actor, params, query }) => {
      const found = await ledBy(db, actor, params.id);
      return found.ok ? ok(await hallMandates(db, found.value, query.find)) : found;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/totals', access: 'recapitulation.read', tag, summary: 'Jumlah berjalan satu pemilihan: seluruh rapat dan setiap kelompok', params: ById, query: TotalsQuery, response: PlenaryTotals,
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, params.id);
      return found.ok ? plenaryTotals(db, found.value, query.contest) : found;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/acts', access: 'recapitulation.read', tag, summary: 'Risalah rapat: setiap tindakan menurut urutan', params: ById, query: ActsQuery, response: ActList,
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, params.id);
      if (!found.ok) return found;
      return ok(await actList(db, found.value, query, may(actor, 'recapitulation.lead', placeOf(found.value))));
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/acts/export', access: 'recapitulation.read', tag, summary: 'Risalah rapat seluruhnya sebagai CSV atau xlsx', params: ById, query: ActsFile,
    handle: async ({ db, actor, params, query }) => {
      const found = await readable(db, actor, params.id);
      if (!found.ok) return found;
      const rows = [];
      for await (const row of minutesRows(db, found.value)) rows.push(row);
      const made = asFile({ columns: MINUTES, rows, name: `risalah-${found.value.slug}-${found.value.path || 'nasional'}` }, query.format);
      return made.ok ? { ...made.value, place: placeOf(found.value) } : made;
    },
  }),
];

export const plenaryRoutes: AnyRoute[] = [
  ...reading,
  route({
    method: 'post', path: '/api/plenaries', access: 'recapitulation.lead', tag, summary: 'Jadwalkan rapat pleno satu wilayah', body: PlanPlenary, response: PlenaryDone,
    handle: ({ db, actor, key, body }) => execute(db, planPlenary, { actor, key, input: body }),
  }),
  acting('plan', 'Ubah tempat, waktu atau acara: yang dijadwalkan, atau sidang berikutnya sesudah skors', changePlan, ChangePlan, PlanChanged),
  acting('open', 'Buka rapat', openPlenary, PlenaryStep, PlenaryDone),
  acting('pause', 'Skors rapat, dengan alasan dan waktu dilanjutkan', pausePlenary, PausePlenary, PlenaryDone),
  acting('resume', 'Lanjutkan rapat', resumePlenary, PlenaryStep, PlenaryDone),
  acting('close', 'Tutup rapat setelah semua D.Hasil ditandatangani', closePlenary, PlenaryStep, PlenaryDone),
  acting('reopen', 'Buka lagi rapat yang sudah ditutup, dari tingkat di atasnya', reopenPlenary, ReopenPlenary, PlenaryDone),
  acting('groups', 'Bagi lagi kelompok baca', setGroups, SetGroups, PlenaryDone),
  acting('attendance', 'Catat yang hadir', attend, Attend, Attended),
  acting('attendance/{number}/leave', 'Catat yang meninggalkan rapat', leave, PlenaryStep, Attended, ByNumber),
  acting('attendance/{number}/correct', 'Perbaiki yang salah tercatat tentang seorang yang hadir, dengan alasan', correctAttendance, CorrectAttendance, Attended, ByNumber),
  acting('attendance/{number}/strike', 'Coret seorang yang tercatat tetapi tidak hadir, dengan alasan', strikeAttendance, StrikeAttendance, Attended, ByNumber),
  acting('show', 'Tampilkan satu baris di layar kelompok', showLine, ShowLine, Shown),
  acting('lines/confirm', 'Satu baris dibacakan dan cocok', confirmLine, ConfirmLine, LinesDone),
  acting('lines/confirm-many', 'Beberapa baris dibacakan dan cocok dengan yang tertulis', confirmMany, ConfirmMany, LinesDone),
  acting('lines/correct', 'Koreksi satu baris dengan alasan dan bukti', correctLine, CorrectLine, LinesDone),
  acting('lines/undo', 'Satu baris dibacakan ulang', undoLine, UndoLine, LinesDone),
  acting('objections', 'Catat keberatan atau kejadian khusus', raiseObjection, RaiseObjection, ObjectionDone),
  acting('objections/{number}/correct', 'Perbaiki yang salah tercatat dalam keberatan atau kejadian khusus, dengan alasan', correctObjection, CorrectObjection, ObjectionDone, ByNumber),
  acting('objections/{number}/answer', 'Jawab keberatan', answerObjection, AnswerObjection, ObjectionDone, ByNumber),
];
