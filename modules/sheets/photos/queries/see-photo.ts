import { buffer } from 'node:stream/consumers';
import { may, ofEvent, type Actor, type Verb } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../kernel/house-files.ts';
import type { PictureAnswer } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, type Result } from '../../../../kernel/result.ts';
import { findPhoto } from '../store/photos.ts';
import { placesOfPhoto, type PhotoPlace } from '../store/places.ts';

/** Whoever looks after a place, and who watches there. */
const OVERSEERS = ['sheets.supervise', 'recapitulation.lead', 'supervision.witness'] as const satisfies readonly Verb[];
/** A screen in the hall, at the moment at which the sheet stands on it. */
const SCREEN = 'recapitulation.show' satisfies Verb;
/** Any of these opens the door; the picture decides then. */
export const READERS = ['sheets.enter', 'sheets.verify', ...OVERSEERS, SCREEN] as const satisfies readonly Verb[];

/** Is this sheet being shown in a hall now? Whoever holds plenaries says so, when the house is composed. */
export type IsShown = (db: Db, sheet: PhotoPlace) => Promise<boolean>;
/** Is this house the laptop of a hall, to which pictures may not have been taken along? */
export type IsHall = (db: Db) => Promise<boolean>;
let isShown: IsShown = () => Promise.resolve(false);
let isHall: IsHall = () => Promise.resolve(false);
export function letHallsShow(ask: IsShown, askWhere: IsHall): void {
  [isShown, isHall] = [ask, askWhere];
}

/** The bytes of a picture, for those who may see it. Problems: not_found, not_allowed, file_missing, and in a hall to which none were taken photos_at_office. */
export async function seePhoto(db: Db, actor: Actor, sha256: string): Promise<Result<never> | PictureAnswer> {
  const photo = await findPhoto(db, sha256);
  if (!photo) return fail(problem('not_found', { thing: { id: 'Foto ini', en: 'This photo' } }));
  if (!(await maySee(db, actor, photo))) return fail(problem('not_allowed', { verb: 'sheets.supervise' }));
  const files = houseFiles();
  if (!(await files.has(photo.sha256))) return fail((await isHall(db)) ? problem('photos_at_office') : problem('file_missing', { file: `${photo.sha256.slice(0, 12)}…` }));
  return { picture: await buffer(files.read(photo.sha256)), mediaType: photo.mediaType };
}

/**
 * Who sent it; who looks after or watches a station it was sent for; its own people, if it shows their sheet; who reads that
 * sheet at this moment; and a screen of the hall in which it is read aloud, as long as it stands on it.
 */
export async function maySee(db: Db, actor: Actor, { sha256, storedBy }: { readonly sha256: string; readonly storedBy: string }): Promise<boolean> {
  if (storedBy === actor.id) return true;
  const places = await placesOfPhoto(db, sha256);
  if (places.some((place) => isOpenTo(actor, place))) return true;
  for (const place of places) if (isCurrentPage(place) && may(actor, SCREEN, placeOf(place)) && (await isShown(db, place))) return true;
  return false;
}

/** Pictures of objections, and those that were moved or set aside, are for no hall. */
const isCurrentPage = ({ purpose, isCurrent }: PhotoPlace): boolean => purpose === 'sheet' && isCurrent;

const placeOf = ({ scheme, path, event }: PhotoPlace) => ({ scheme, path, within: ofEvent(event) });

function isOpenTo(actor: Actor, place: PhotoPlace): boolean {
  const { person, purpose, task } = place;
  if (person === actor.id || task === actor.id) return true;
  const verbs: readonly Verb[] = purpose === 'sheet' ? ['sheets.enter', ...OVERSEERS] : OVERSEERS;
  return verbs.some((verb) => may(actor, verb, placeOf(place)));
}
