import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { writeCsv, type TableCell, type TableColumn } from '../../../../kernel/tables/index.ts';
import { rulesOn } from '../rules/purposes.ts';
import { actOf, placesAsked } from './report.ts';
import { listDue, type Asked } from './store/due.ts';

const COLUMNS: readonly TableColumn[] = ['person', 'name', 'scheme', 'region', 'item', 'purpose', 'act', 'due', 'blocker'].map((name) => ({ name }));
const PIECE = 2000;

async function* rowsOf(db: Db, asked: Asked): AsyncGenerator<TableCell[], void, undefined> {
  for (let after: [string, string] | null = null; ;) {
    const rows = await listDue(db, asked, after, PIECE);
    for (const one of rows) yield [one.person, one.name, one.scheme, one.path, one.item, one.purpose, actOf(one.item), one.due, one.blocker];
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = [last.person, last.item];
  }
}

/** The report of a day over the reader's regions as CSV. */
export async function exportRetention(db: Db, actor: Actor, on: string): Promise<FileAnswer> {
  const asked = { on, rules: rulesOn(on), places: placesAsked(actor, 'privacy.read', { scheme: '*', path: '' }) };
  let file = '';
  for await (const piece of writeCsv(COLUMNS, rowsOf(db, asked))) file += piece;
  return { file, name: `retensi-${on}.csv`, mediaType: 'text/csv; charset=utf-8', place: placeOfFile(actor, 'privacy.read') };
}
