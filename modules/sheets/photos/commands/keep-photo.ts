import { z } from 'zod';
import { command, type Command } from '../../../../kernel/command.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { nameOf } from '../../capture/decide.ts';
import { holdCase, type SheetAt } from '../../capture/store.ts';
import { transition } from '../../capture/transition.ts';
import { contestContext } from '../../../elections/index.ts';
import { lookUpStations } from '../../intake/station-book.ts';
import { PhotoPiece, type PhotoTwin } from '../contract.ts';
import { countOfStatements, insertPhoto, photosOf, putOnSheet, putWithStatement, type SheetPhoto } from '../store/photos.ts';
import { twinsOf } from '../store/twins.ts';
import { endUpload } from '../store/uploads.ts';
import { placeOf, VERB_FOR } from '../target.ts';

// Honest people photograph a page a few times; far more would only fill the disk.
const MOST_ON_A_PAGE = 30;
const MOST_WITH_STATEMENTS = 50;

/** A picture that is whole, was looked into and lies in the file store; `parts` = the upload that ends with it. */
export const KeepPhoto = z.object({
  ...PhotoPiece.omit({ offset: true, content: true }).shape, purpose: PhotoPiece.shape.purpose.unwrap(),
  sha256: z.string(), size: z.number(), mediaType: z.enum(['image/jpeg', 'image/webp']), width: z.number(), height: z.number(), likeness: z.string(), parts: z.string().nullable(),
});
export type KeepPhoto = z.infer<typeof KeepPhoto>;
export type KeptPhoto = { readonly twins: readonly PhotoTwin[] };

const kept = (name: Command<KeepPhoto, KeptPhoto>['name'], purpose: KeepPhoto['purpose']): Command<KeepPhoto, KeptPhoto> => command({
  name, verb: VERB_FOR[purpose], input: KeepPhoto,
  async place(tx, input) {
    const at = await sheetAt(tx, input);
    return at.ok ? ok(placeOf(at.value)) : at;
  },
  async run(tx, actor, input) {
    const at = await sheetAt(tx, input);
    if (!at.ok) return at;
    const sent = { ...input, person: actor.id, device: actor.device ?? null, takenAt: input.takenAt === null ? null : new Date(input.takenAt) };
    if (input.parts !== null) await endUpload(tx, { parts: input.parts });
    await insertPhoto(tx, input, actor.id);
    return purpose === 'sheet' ? ontoSheet(tx, at.value, sent) : withStatement(tx, at.value, sent);
  },
  audit: ({ contest, village, station, page, sha256, purpose: what, takenAt }, { twins }, place) => ({
    place, thing: `photo ${contest}/${village}/${station}`,
    details: { sha256, ...(what === 'sheet' ? { page } : {}), taken_at: takenAt, ...(twins.length > 0 ? { also_at: twins.map(({ village: other, station: number, same }) => `${other}/${number} ${same}`) } : {}) },
  }),
});

/** A picture of a page of the sheet: the newest stands, the earlier ones are kept. */
export const keepSheetPhoto = kept('sheets.photograph', 'sheet');
/** A picture of what a witness or supervisor objects to. */
export const keepStatementPhoto = kept('supervision.photograph', 'statement');

async function sheetAt(tx: Tx, { contest: id, village, station }: KeepPhoto): Promise<Result<SheetAt>> {
  const contest = await contestContext(tx, id);
  if (!contest.ok) return contest;
  const stations = await lookUpStations(tx, contest.value, [{ village, station }]);
  const place = stations.get(village)?.get(station);
  return place ? ok({ contest: contest.value, place }) : fail(problem('not_found', { thing: `TPS ${station} ${village}` }));
}

type Sent = Omit<KeepPhoto, 'takenAt'> & { readonly person: string; readonly device: string | null; readonly takenAt: Date | null };

async function ontoSheet(tx: Tx, at: SheetAt, sent: Sent): Promise<Result<KeptPhoto>> {
  await holdCase(tx, at);
  const before = await photosOf(tx, at);
  const onPage = before.filter(({ page }) => page === sent.page);
  // It came by another way meanwhile; what became of it there stays.
  if (onPage.some(({ sha256 }) => sha256 === sent.sha256)) return ok({ twins: await twinsOf(tx, at, sent.sha256) });
  if (onPage.length >= MOST_ON_A_PAGE) return fail(problem('photos_full', { count: onPage.length, thing: nameOf(at) }));
  await putOnSheet(tx, at, sent);
  const moved = await transition(tx, at, { event: 'photographed', complete: isComplete(at, before, sent.page), replaced: onPage.some(({ standing }) => standing === 'current') });
  return moved.ok ? ok({ twins: await twinsOf(tx, at, sent.sha256) }) : moved;
}

/** True if every page has a picture now. */
function isComplete({ contest }: SheetAt, before: readonly SheetPhoto[], added: number): boolean {
  const here = new Set([added, ...before.filter(({ standing }) => standing === 'current').map(({ page }) => page)]);
  return Array.from({ length: contest.form.pages }, (_, at) => at + 1).every((page) => here.has(page));
}

async function withStatement(tx: Tx, at: SheetAt, sent: Sent): Promise<Result<KeptPhoto>> {
  const count = await countOfStatements(tx, at, sent.person);
  if (count >= MOST_WITH_STATEMENTS) return fail(problem('photos_full', { count, thing: nameOf(at) }));
  await putWithStatement(tx, at, sent);
  return ok({ twins: [] });
}
