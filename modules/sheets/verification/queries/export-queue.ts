import { ofEvent } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { csvText, type TableCell, type TableColumn } from '../../../../kernel/tables/index.ts';
import type { FieldEvent } from '../../capture/store/field.ts';
import type { QueueFilter, QueueRow } from '../contract.ts';
import { wholeQueue } from './queue-page.ts';

const COLUMNS: readonly TableColumn[] = [
  'village', 'village_name', 'subdistrict_name', 'awaited', 'photographed', 'entered', 'without_photos', 'different', 'asked_again', 'accepted', 'photos_replaced', 'oldest_since', 'owner', 'owner_name', 'owner_named',
].map((name) => ({ name }));

const cells = ({ village, subdistrict, awaited, photographed, entered, unphotographed, different, askedAgain, accepted, replaced, oldest, owner }: QueueRow): TableCell[] => [
  village.path, village.name, subdistrict.name, awaited, photographed, entered, unphotographed, different, askedAgain, accepted, replaced, oldest ?? '', owner?.id ?? '', owner?.name ?? '', owner?.named ? 'ya' : '',
];

/** The queue of a region as CSV, with the same filters. */
export async function exportQueue(db: Db, event: FieldEvent, filter: QueueFilter): Promise<FileAnswer> {
  const rows = await wholeQueue(db, event, filter);
  return {
    file: csvText(COLUMNS, rows.map(cells)), name: `antrean-${filter.region === '' ? 'indonesia' : filter.region}-${new Date().toISOString().slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8',
    place: { scheme: event.scheme, path: filter.region, within: ofEvent(event.slug) },
  };
}
