import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import { findRegions, parentPath } from '../../../regions/index.ts';
import type { FieldEvent } from '../../capture/store/field.ts';
import type { QueueFilter, QueuePage, QueueQuery, QueueRow } from '../contract.ts';
import { countQueue, queueRows, type QueueAfter, type QueueAsk, type QueueCounts } from '../store/queue.ts';
import { ownersOf } from './owners.ts';
import { refOf } from './task-view.ts';

/** What has not come through in a region, by kelurahan. No figure of any sheet is in it. */
export async function queuePage(db: Db, event: FieldEvent, { after, limit, ...filter }: QueueQuery): Promise<QueuePage> {
  const ask: QueueAsk = { ...filter, after: afterOf(after), limit };
  const rows = await queueRows(db, event, ask);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: await viewed(db, event, rows), total: await countQueue(db, event, ask), after: last ? `${last.value}~${last.path}` : null };
}

const MOST = 100_000;

/** Every kelurahan of a filter. */
export const wholeQueue = async (db: Db, event: FieldEvent, filter: QueueFilter): Promise<QueueRow[]> =>
  viewed(db, event, await queueRows(db, event, { ...filter, sort: filter.sort, after: null, limit: MOST }));

async function viewed(db: Reader, event: FieldEvent, rows: readonly QueueCounts[]): Promise<QueueRow[]> {
  const owners = await ownersOf(db, event, rows.map(({ path }) => path));
  const above = await findRegions(db, event.scheme, [...new Set(rows.flatMap(({ path }) => parentPath(path) ?? []))], event.validOn);
  return rows.map(({ path, code, name, expected, arrived, photographed, entered, unphotographed, different, askedAgain, accepted, replaced, oldest }) => ({
    village: { path, code, name, level: 'village' as const }, subdistrict: refOf(parentPath(path) ?? '', above.get(parentPath(path) ?? '')),
    awaited: Math.max(0, expected - arrived), photographed, entered, unphotographed, different, askedAgain, accepted, replaced,
    oldest: oldest?.toISOString() ?? null, owner: owners.get(path) ?? null,
  }));
}

/** What a page was continued from; anything else is the first page. */
function afterOf(text: string | undefined): QueueAfter | null {
  const found = /^(-?\d{1,16})~([\w.]{0,130})$/.exec(text ?? '');
  return found ? { value: Number(found[1]), path: found[2] ?? '' } : null;
}
