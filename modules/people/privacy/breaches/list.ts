import { may, type Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { csvText, type TableColumn } from '../../../../kernel/tables/index.ts';
import type { BreachView } from '../contract.ts';
import { placesAsked } from '../retention/report.ts';
import { standingOf, type Standing } from '../rules/clocks.ts';
import { noticeText } from '../rules/notice.ts';
import { unknownBreach } from './add-event.ts';
import { breachesIn, eventsOf, findBreach, type BreachRow, type EventRow } from './store.ts';

const MOST = 1000;

function view(row: BreachRow, all: readonly EventRow[], now: Date): BreachView {
  const events = all.filter((one) => one.breach_id === row.id);
  const clock = (kind: EventRow['kind']): Standing['state'] => standingOf(row.notify_by, events.find((one) => one.kind === kind)?.at ?? null, now).state;
  return {
    id: row.id, scheme: row.scheme, path: row.path, happened: row.happened, happenedAt: row.happened_at, discoveredAt: row.discovered_at.toISOString(), dataKinds: row.data_kinds,
    people: row.people, measures: row.measures, notifyBy: row.notify_by.toISOString(), recordedBy: row.recorded_by, recordedAt: row.recorded_at.toISOString(),
    events: events.map(({ kind, at, note, recorded_by, recorded_at }) => ({ kind, at: at.toISOString(), note, by: recorded_by, recordedAt: recorded_at.toISOString() })),
    persons: clock('notified_persons'), authority: clock('notified_authority'), closed: events.some(({ kind }) => kind === 'closed'),
  };
}

export const isOverdue = ({ persons, authority }: BreachView): boolean => persons === 'overdue' || authority === 'overdue';
type Query = { readonly state: 'open' | 'overdue' | 'all'; readonly scheme: string; readonly path: string };

/** The register of breaches of the reader's regions, newest first, each with its clock and everything done since. */
export async function listBreaches(db: Db, actor: Actor, { state, scheme, path }: Query, now: Date): Promise<BreachView[]> {
  const rows = await breachesIn(db, placesAsked(actor, 'privacy.read', { scheme, path }), MOST);
  const events = await eventsOf(db, rows.map(({ id }) => id));
  const all = rows.map((row) => view(row, events, now));
  return state === 'all' ? all : all.filter((one) => (state === 'overdue' ? isOverdue(one) : !one.closed));
}

const COLUMNS: readonly TableColumn[] = [
  'id', 'region', 'happened', 'happened_at', 'discovered_at', 'data', 'people', 'measures', 'notify_by', 'persons', 'authority', 'events', 'closed',
].map((name) => ({ name }));

/** The register as CSV. */
export async function exportBreaches(db: Db, actor: Actor, now: Date): Promise<FileAnswer> {
  const rows = await listBreaches(db, actor, { state: 'all', scheme: '*', path: '' }, now);
  const file = csvText(COLUMNS, rows.map((one) => [
    one.id, one.path, one.happened, one.happenedAt, one.discoveredAt, one.dataKinds.join('; '), one.people, one.measures, one.notifyBy, one.persons, one.authority,
    one.events.map(({ kind, at, note }) => `${at} ${kind} ${note}`).join(' | '), one.closed ? 'closed' : 'open',
  ]));
  return { file, name: `kejadian-data-${now.toISOString().slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8', place: placeOfFile(actor, 'privacy.read') };
}

const WIB = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' });

/** The written notice of art. 46 to the persons or to the authority, with what is known by now. */
export async function breachNotice(db: Db, actor: Actor, id: string, to: 'persons' | 'authority', office: (row: BreachRow) => Promise<string>): Promise<Result<{ text: string }>> {
  const row = await findBreach(db, id);
  if (!row || !may(actor, 'privacy.read', { scheme: row.scheme, path: row.path })) return unknownBreach();
  const later = (await eventsOf(db, [id])).filter(({ kind, note }) => kind === 'measure' && note !== '').map(({ note }) => note);
  return ok({
    text: noticeText({
      to, office: await office(row), happened: row.happened, happenedAt: row.happened_at, discoveredAt: `${WIB.format(row.discovered_at)} WIB`, dataKinds: row.data_kinds,
      people: row.people, measures: [row.measures, ...later], number: row.id,
    }),
  });
}
