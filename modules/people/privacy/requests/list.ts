import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { csvText, type TableColumn } from '../../../../kernel/tables/index.ts';
import type { RequestView } from '../contract.ts';
import { placesAsked } from '../retention/report.ts';
import { requestsIn } from './store.ts';
import { viewRequest } from './view.ts';

type Query = { readonly state: 'open' | 'done' | 'refused' | 'all'; readonly scheme: string; readonly path: string; readonly limit: number };

/** Requests of the people of the reader's regions, the most urgent first. */
export async function listRequests(db: Db, actor: Actor, { state, scheme, path, limit }: Query, now: Date): Promise<RequestView[]> {
  const found = await requestsIn(db, placesAsked(actor, 'privacy.read', { scheme, path }), state, limit);
  return found.map((one) => viewRequest(one, now));
}

const COLUMNS: readonly TableColumn[] = ['id', 'person', 'region', 'kind', 'filed_at', 'due_at', 'state', 'decided_at', 'clock'].map((name) => ({ name }));
const MOST = 10_000;

/** The register of requests as CSV; what was asked and answered stays sealed in the house. */
export async function exportRequests(db: Db, actor: Actor, now: Date): Promise<FileAnswer> {
  const rows = await listRequests(db, actor, { state: 'all', scheme: '*', path: '', limit: MOST }, now);
  const file = csvText(COLUMNS, rows.map((one) => [one.id, one.person, one.path, one.kind, one.filedAt, one.dueAt, one.state, one.decidedAt, one.clock]));
  return { file, name: `permintaan-data-${now.toISOString().slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8', place: placeOfFile(actor, 'privacy.read') };
}
