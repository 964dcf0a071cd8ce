import { z } from 'zod';
import { systemClock } from '../../../../kernel/clock.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { ok } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import { addBreachEvent } from '../breaches/add-event.ts';
import { breachNotice, exportBreaches, listBreaches } from '../breaches/list.ts';
import { registerBreach } from '../breaches/register.ts';
import type { BreachRow } from '../breaches/store.ts';
import {
  AddBreachEvent, BreachesQuery, BreachView, DecideRequest, Notice, NoticeQuery, PrivacyDay, PrivacyId, ProcessingRegister, RegisterBreach, RequestsQuery, RequestView, RetentionQuery,
  RetentionReport, RetentionRun, RunRetention, Saved,
} from '../contract.ts';
import { processingRegister } from '../processing.ts';
import { decideRequest } from '../requests/decide.ts';
import { exportRequests, listRequests } from '../requests/list.ts';
import { exportRetention } from '../retention/export.ts';
import { retentionReport } from '../retention/report.ts';
import { runRetention } from '../retention/run.ts';
import { retentionRun, retentionRuns } from '../retention/runs.ts';
import { dayOf } from '../rules/clocks.ts';

const tag = 'privacy';
const Id = z.object({ id: PrivacyId });
const Run = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const now = (): Date => systemClock.now();

const officeOf = (db: Db) => async ({ scheme, path }: BreachRow): Promise<string> =>
  path === '' ? 'Komisi Pemilihan Umum Republik Indonesia' : `Komisi Pemilihan Umum ${(await findRegion(db, scheme, path))?.name ?? path}`;

const retentionRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/privacy/retention', access: 'privacy.read', tag, query: RetentionQuery, response: RetentionReport,
    summary: 'Yang jatuh tempo pada satu hari menurut jangka waktu setiap tujuan; tidak mengubah apa pun',
    handle: async ({ db, actor, query }) => ok(await retentionReport(db, actor, query)),
  }),
  route({
    method: 'get', path: '/api/privacy/retention/export', access: 'privacy.read', tag, query: z.object({ on: PrivacyDay }), summary: 'Laporan yang sama sebagai CSV',
    handle: ({ db, actor, query }) => exportRetention(db, actor, query.on),
  }),
  route({
    method: 'post', path: '/api/privacy/retention/run', access: 'privacy.manage', tag, body: RunRetention, response: RetentionRun,
    summary: 'Menghapus dan menganonimkan yang jatuh tempo, bila jumlahnya masih seperti di laporan',
    handle: async ({ db, actor, key, body }) => {
      const run = await runRetention(db, { actor, key, input: body });
      return run.ok ? retentionRun(db, actor, run.value.id) : run;
    },
  }),
  route({
    method: 'get', path: '/api/privacy/retention/runs', access: 'privacy.read', tag, response: z.array(RetentionRun), summary: 'Laporan penghapusan yang sudah dijalankan',
    handle: async ({ db, actor }) => ok(await retentionRuns(db, actor)),
  }),
  route({
    method: 'get', path: '/api/privacy/retention/runs/{id}', access: 'privacy.read', tag, params: Run, response: RetentionRun, summary: 'Satu laporan penghapusan',
    handle: ({ db, actor, params }) => retentionRun(db, actor, params.id),
  }),
];

const requestRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/privacy/requests', access: 'privacy.read', tag, query: RequestsQuery, response: z.array(RequestView), summary: 'Permintaan subjek data, yang paling mendesak di atas',
    handle: async ({ db, actor, query }) => ok(await listRequests(db, actor, query, now())),
  }),
  route({
    method: 'get', path: '/api/privacy/requests/export', access: 'privacy.read', tag, summary: 'Register permintaan sebagai CSV, tanpa isinya',
    handle: ({ db, actor }) => exportRequests(db, actor, now()),
  }),
  route({
    method: 'post', path: '/api/privacy/requests/{id}/decide', access: 'privacy.manage', tag, params: Id, body: DecideRequest, response: Saved, summary: 'Menjawab permintaan: dipenuhi, atau ditolak dengan alasan',
    handle: ({ db, actor, key, params, body }) => decideRequest(db, { actor, key, input: { ...params, ...body } }),
  }),
];

const breachRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/privacy/breaches', access: 'privacy.read', tag, query: BreachesQuery, response: z.array(BreachView), summary: 'Register kegagalan pelindungan data dengan jam 3 x 24',
    handle: async ({ db, actor, query }) => ok(await listBreaches(db, actor, query, now())),
  }),
  route({
    method: 'get', path: '/api/privacy/breaches/export', access: 'privacy.read', tag, summary: 'Register kegagalan pelindungan data sebagai CSV',
    handle: ({ db, actor }) => exportBreaches(db, actor, now()),
  }),
  route({
    method: 'post', path: '/api/privacy/breaches', access: 'privacy.manage', tag, body: RegisterBreach, response: Saved.extend({ notifyBy: z.string() }), summary: 'Mencatat kegagalan pelindungan data',
    handle: ({ db, actor, key, body }) => registerBreach(db, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/privacy/breaches/{id}/events', access: 'privacy.manage', tag, params: Id, body: AddBreachEvent, response: Saved, summary: 'Menambah yang dilakukan: pemberitahuan, penanganan, penutupan',
    handle: ({ db, actor, key, params, body }) => addBreachEvent(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({
    method: 'get', path: '/api/privacy/breaches/{id}/notice', access: 'privacy.read', tag, params: Id, query: NoticeQuery, response: Notice, summary: 'Naskah pemberitahuan tertulis (UU 27/2022 Pasal 46)',
    handle: ({ db, actor, params, query }) => breachNotice(db, actor, params.id, query.to, officeOf(db)),
  }),
];

/** The registers of the house. */
export const houseRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/privacy/processing', access: 'signed_in', tag, response: ProcessingRegister, summary: 'Register pemrosesan: tujuan, dasar, data, siapa melihat, berapa lama',
    handle: async () => ok(processingRegister(dayOf(now()))),
  }),
  ...retentionRoutes, ...requestRoutes, ...breachRoutes,
];
