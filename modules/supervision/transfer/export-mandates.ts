import { ofEvent, placesOf, type Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../kernel/http/route.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { TableCell } from '../../../kernel/tables/index.ts';
import { asFile } from '../../regions/index.ts';
import type { MandateExport, MandateView } from '../contract.ts';
import { describeMandates } from '../queries/list-mandates.ts';
import { eventNamed } from '../store/ballots.ts';
import { findMandates } from '../store/mandates.ts';
import { NATION_SIGN, TABLE_COLUMNS } from './template.ts';

/** Two witnesses of each contestant at every station of a large city. */
const MOST_ROWS = 200_000;

/** The list as a file that the import reads back, with the same filters and the same limits of sight. `not_found`. */
export async function exportMandates(db: Db, actor: Actor, { format, event: slug, region, ...filter }: MandateExport): Promise<Result<FileAnswer>> {
  const event = await eventNamed(db, slug);
  if (!event) return fail(problem('not_found', { thing: { id: `Pemilu "${slug}"`, en: `Election "${slug}"` } }));
  const places = placesOf(actor, 'supervision.read', ofEvent(slug));
  const rows = await describeMandates(db, event.id, event.scheme, await findMandates(db, { ...filter, eventId: event.id, scheme: event.scheme, path: region, places }, null, MOST_ROWS));
  const made = asFile({ columns: TABLE_COLUMNS, rows: rows.map(cells), name: `mandat-${slug}${region === '' ? '' : `-${region.replace('/', '-')}`}` }, format);
  return made.ok ? ok({ ...made.value, place: placeOfFile(actor, 'supervision.read', { scheme: event.scheme, path: region }) }) : made;
}

/** An ended one stands there as ended: read back it takes nothing away, for there is nothing left of it. */
const cells = ({ revokedAt, event, person, kind, contestType, contestant, path, letter }: MandateView): TableCell[] => {
  const [region = '', station = ''] = path.split('/');
  return [
    revokedAt === null ? 'beri' : 'berakhir', event, person.id, person.name, kind === 'witness' ? 'saksi' : 'pengawas', contestType, contestant?.number ?? null, contestant?.name ?? null,
    region === '' ? NATION_SIGN : region, station === '' ? null : Number(station), letter, null,
  ];
};
