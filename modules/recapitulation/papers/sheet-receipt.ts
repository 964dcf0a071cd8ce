import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestPage, type ContestContext } from '../../elections/index.ts';
import { checkSheet, explain } from '../../forms/index.ts';
import { namesOf } from '../../people/index.ts';
import { ancestorsOf, findRegions } from '../../regions/index.ts';
import { photosOf, placeIn, type SheetPhoto, type StationPlace } from '../../sheets/index.ts';
import { ballotOf } from '../plenary/certificates/queries/document-frame.ts';
import { refOf } from '../plenary/queries/views.ts';
import type { SheetReceipt } from './receipt.ts';
import { newestEntry, statementsOn, type ReceiptEntry, type ReceiptStatement } from './store.ts';

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
    figures: entry.figures, broken: brokenIn(contest, place.value, entry), hash: entry.hash, number: entry.number, by: names.get(entry.person) ?? entry.person,
    saidAt: entry.saidAt?.toISOString() ?? null, receivedAt: entry.receivedAt.toISOString(),
    photos: standingOf(entry.photos, await photosOf(db, { contest, place: place.value })),
    statements: statements.map(({ person, statement, figures, reason, at: said, ...of }) => ({ name: names.get(person) ?? person, of: standsFor(of, contestants), statement, figures, reason, at: said.toISOString() })),
  });
}

/** Every broken rule that stops a sheet, and every other one that its people explained, in their own words. A reason for what only other sheets, or the roll of that day, showed is kept. */
function brokenIn({ form, parameters }: ContestContext, { unitType, dptTotal }: StationPlace, { figures, reasons }: ReceiptEntry): SheetReceipt['broken'] {
  const findings = checkSheet(form, figures, { unitType, dpt: { male: null, female: null, total: dptTotal } }, parameters);
  const told = findings.filter(({ code, severity }) => severity === 'hard' || Object.hasOwn(reasons, code));
  const rest = Object.keys(reasons).filter((code) => !told.some((one) => one.code === code));
  return [...told.map((one) => ({ rule: explain(one, form, 'id', 'kpps'), reason: reasons[one.code] ?? null })), ...rest.map((code) => ({ rule: 'Hal yang tidak tampak pada lembar ini sendiri.', reason: reasons[code] ?? null }))];
}

/** Pictures as `page:sha256` that the entry names, and those that stand at the office: by page. */
function standingOf(named: readonly string[], atOffice: readonly SheetPhoto[]): SheetReceipt['photos'] {
  const said = named.map((photo): SheetReceipt['photos'][number] => {
    const [page, sha256] = [Number(photo.slice(0, photo.indexOf(':'))), photo.slice(photo.indexOf(':') + 1)];
    const here = atOffice.filter((one) => one.page === page && one.sha256 === sha256);
    return { page, sha256, standing: here.length === 0 ? 'awaited' : here.some((one) => one.standing === 'current') ? 'held' : 'replaced' };
  });
  const later = atOffice.filter((one) => one.standing === 'current' && !said.some(({ page, sha256 }) => page === one.page && sha256 === one.sha256));
  return [...said, ...later.map(({ page, sha256 }) => ({ page, sha256, standing: 'later' as const }))].sort((a, b) => a.page - b.page);
}

const standsFor = ({ kind, contestant }: Pick<ReceiptStatement, 'kind' | 'contestant'>, contestants: readonly { readonly number: number; readonly name: string }[]): string =>
  (kind === 'supervisor' ? 'Pengawas' : kind === null ? 'Tanpa mandat tercatat' : `${contestant ?? ''} ${contestants.find(({ number }) => number === contestant)?.name ?? ''}`.trim());
