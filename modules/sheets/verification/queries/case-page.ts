import type { Actor } from '../../../../kernel/access.ts';
import { noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { codesOf, recordFromFigures } from '../../../forms/index.ts';
import { namesOf } from '../../../people/index.ts';
import { findRegions } from '../../../regions/index.ts';
import { judged } from '../../capture/decide.ts';
import { verifyEntry, verifyReading } from '../../capture/evidence.ts';
import { isOfStation } from '../../capture/rules/moves.ts';
import { readCase, type SheetAt, type SheetCase } from '../../capture/store.ts';
import { photosOf } from '../../photos/store/photos.ts';
import { twinsOf } from '../../photos/store/twins.ts';
import { findTarget } from '../../photos/target.ts';
import { MACHINE } from '../machine.ts';
import { missingPhotos, namedPhotos } from '../rules/missing-photos.ts';
import { pagesOf } from '../pages.ts';
import type { CasePage } from '../contract.ts';
import { comparedOf, replacedPages } from './replaced.ts';
import { countingVersion } from './counting.ts';
import { readingsTold, wholeEntries, type WholeEntry } from '../store/cases.ts';
import { comparisonsOf } from '../store/comparisons.ts';
import { noteLook } from '../store/tasks.ts';
import { thingOf } from '../task.ts';
import { refOf } from './task-view.ts';

/**
 * One sheet with all that was said of it. The look is written down before anything is shown: from then on this person reads the
 * sheet no more. Problem: not_found (no such station, or nothing of it arrived).
 */
export async function casePage(db: Db, actor: Actor, contest: ContestContext, station: { readonly village: string; readonly station: number }): Promise<Result<CasePage>> {
  const at = await findTarget(db, db, { contest: contest.id, ...station });
  if (!at.ok) return at;
  const found = await readCase(db, at.value);
  if (!found) return fail(problem('not_found', { thing: { id: `Kiriman dari TPS ${station.station} ${station.village}`, en: `Anything from station ${station.station} ${station.village}` } }));
  if (await noteLook(db, at.value, actor.id, 'looked')) {
    await noteAudit(db, actor, 'sheets.look_at_case', { place: { scheme: contest.scheme, path: station.village }, thing: thingOf(at.value), details: { state: found.state } });
  }
  return ok(await pageOf(db, at.value, found));
}

async function pageOf(db: Db, at: SheetAt, found: SheetCase): Promise<CasePage> {
  const { contest, place } = at;
  const entries = await wholeEntries(db, at);
  const photos = await photosOf(db, at);
  const comparisons = await comparisonsOf(db, at);
  const names = await namesOf(db, [...comparisons.map(({ person }) => person), ...entries.map(({ person }) => person), ...photos.map(({ person }) => person), ...(found.taskPerson === null ? [] : [found.taskPerson])]);
  const nameOf = (person: string): string => names.get(person) ?? (person === MACHINE.id ? MACHINE.name : person);
  const village = (await findRegions(db, contest.scheme, [place.village], contest.validOn)).get(place.village);
  const isHeld = found.taskPerson !== null && found.taskUntil !== null && found.taskUntil > new Date();
  const arrived = new Map(photos.toReversed().map(({ sha256, page, standing }) => [`${page}:${sha256}`, standing]));
  const told = await readingsTold(db, thingOf(at));
  const twins = new Map<string, CasePage['photos'][number]['twins']>();
  for (const { sha256 } of photos) if (!twins.has(sha256)) twins.set(sha256, await twinsOf(db, at, sha256));
  return {
    contest: contest.id, village: refOf(place.village, village), station: place.station, state: found.state, round: found.round, since: found.since.toISOString(), photosReplacedAt: found.photosReplacedAt?.toISOString() ?? null,
    replacedPages: found.photosReplacedAt === null ? [] : replacedPages(photos, [...entries.flatMap((entry) => (isOfStation(entry.kind) ? [] : entry.photos)), ...comparisons.flatMap((one) => one.photos)]),
    compared: comparedOf(comparisons, photos, nameOf),
    differing: idsOf(contest, found.differing), returnedTo: found.returnedTo, asked: found.asked, note: found.note, reopenedFor: found.reopenedFor,
    unitType: place.unitType, registered: place.dptTotal, accepted: await countingVersion(db, at),
    reader: isHeld ? { name: nameOf(found.taskPerson), until: found.taskUntil.toISOString() } : null, acceptedVersion: found.acceptedVersion, pages: pagesOf(contest), readable: found.readable,
    entries: entries.map((entry) => ({
      ...entryView(at, entry, nameOf, told), missing: missingPhotos(entry.photos, new Set(photos.map(({ sha256 }) => sha256))),
      photos: namedPhotos(entry.photos).map((one) => ({ ...one, standing: arrived.get(`${one.page}:${one.sha256}`) ?? null })),
    })),
    photos: photos.map(({ id, page, sha256, standing, note, person, takenAt, receivedAt }) => ({
      id, page, sha256, standing, note, by: nameOf(person), takenAt: takenAt?.toISOString() ?? null, receivedAt: receivedAt.toISOString(), twins: twins.get(sha256) ?? [],
    })),
  };
}

const idsOf = ({ form }: ContestContext, positions: readonly number[]): string[] => positions.flatMap((at) => form.cells[at]?.id ?? []);

function entryView({ contest, place }: SheetAt, entry: WholeEntry, nameOf: (person: string) => string, readings: ReadonlySet<string>): Omit<CasePage['entries'][number], 'missing' | 'photos'> {
  const { number, round, kind, standing, person, deviceName, device, saidAt, receivedAt, figures, cells, broken, reasons, reason, hash } = entry;
  const told = { ...entry, contest: contest.id, village: place.village, station: place.station };
  return {
    number, round, kind, standing, by: nameOf(person), device: deviceName ?? device, saidAt: saidAt?.toISOString() ?? null, receivedAt: receivedAt.toISOString(),
    figures: recordFromFigures(contest.form, figures), cells: cells === null ? null : idsOf(contest, cells), broken: codesOf(broken | (cells === null ? judged({ contest, place }, figures).broken : 0)), reasons, reason, hash,
    // Readers at their desks sign nothing: the trail tells what they read. What a phone signed is checked again from the row.
    evidence: isOfStation(kind) ? (hash === null ? 'unsigned' : verifyEntry(contest.form, told, entry.publicKey ?? new Uint8Array())) : verifyReading(told, readings),
  };
}
