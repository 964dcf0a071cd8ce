import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestPage, type ContestContext } from '../../elections/index.ts';
import { namesOf } from '../../people/index.ts';
import { ancestorsOf, findRegions } from '../../regions/index.ts';
import { placeIn } from '../../sheets/index.ts';
import { ballotOf } from '../plenary/certificates/queries/document-frame.ts';
import { refOf } from '../plenary/queries/views.ts';
import type { SheetReceipt } from './receipt.ts';
import { newestEntry, statementsOn, type ReceiptStatement } from './store.ts';

type At = { readonly village: string; readonly station: number };

/** All that the receipt of a station's newest entry tells. `not_found` where its people sent nothing yet; region_unknown. */
export async function sheetReceipt(db: Db, contest: ContestContext, at: At): Promise<Result<SheetReceipt>> {
  const place = await placeIn(db, contest, at);
  if (!place.ok) return place;
  const { villageId } = place.value;
  const entry = await newestEntry(db, contest.id, villageId, at.station);
  const page = await contestPage(db, contest.id);
  if (!entry || !page.ok) return fail(problem('not_found', { thing: { id: 'Isian C.Hasil TPS itu', en: 'An entry of that station\'s sheet' } }));
  const above = ancestorsOf(at.village);
  const regions = await findRegions(db, contest.scheme, [...above, at.village], contest.validOn);
  const village = regions.get(at.village);
  if (!village) return fail(problem('not_found', { thing: at.village }));
  const statements = await statementsOn(db, contest.id, villageId, at.station, entry.hash);
  const names = await namesOf(db, [entry.person, ...statements.map(({ person }) => person)]);
  const { event, slug, name, type, district, contestants } = page.value;
  return ok({
    event: { slug: event.slug, name: event.name, date: event.date }, contest: { slug, name, type, variant: contest.form.variant, district, ballot: ballotOf(contest.form.ballot) },
    region: refOf(village), ancestors: above.flatMap((path) => regions.get(path) ?? []).map(refOf), station: at.station,
    figures: entry.figures, reasons: entry.reasons, hash: entry.hash, number: entry.number, by: names.get(entry.person) ?? entry.person,
    saidAt: entry.saidAt?.toISOString() ?? null, receivedAt: entry.receivedAt.toISOString(),
    photos: entry.photos.map((photo) => ({ page: Number(photo.slice(0, photo.indexOf(':'))), sha256: photo.slice(photo.indexOf(':') + 1) })),
    statements: statements.map(({ person, statement, reason, at: said, ...of }) => ({ name: names.get(person) ?? person, of: standsFor(of, contestants), statement, reason, at: said.toISOString() })),
  });
}

const standsFor = ({ kind, contestant }: Pick<ReceiptStatement, 'kind' | 'contestant'>, contestants: readonly { readonly number: number; readonly name: string }[]): string =>
  (kind === 'supervisor' ? 'Pengawas' : kind === null ? 'Tanpa mandat tercatat' : `${contestant ?? ''} ${contestants.find(({ number }) => number === contestant)?.name ?? ''}`.trim());
