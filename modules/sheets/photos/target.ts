import { may, ofEvent, type Actor, type Place, type Verb } from '../../../kernel/access.ts';
import type { Db, Reader } from '../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { SheetAt } from '../capture/store.ts';
import { contestOf } from '../contest.ts';
import { lookUpStations } from '../intake/station-book.ts';
import type { PhotoPiece } from './contract.ts';

export type PhotoTarget = Pick<PhotoPiece, 'contest' | 'village' | 'station' | 'page' | 'purpose'>;

/** KPPS photograph sheets; witnesses and supervisors what they object to. */
export const VERB_FOR = { sheet: 'sheets.enter', statement: 'supervision.witness' } as const satisfies Record<PhotoTarget['purpose'], Verb>;

export const placeOf = ({ contest, place }: SheetAt): Place => ({ scheme: contest.scheme, path: `${place.village}/${place.station}`, within: ofEvent(contest.event) });

/** The station a picture is sent for. Problem: not_found (no such contest, or no such station in it). */
export async function findTarget(db: Db, reader: Reader, target: Pick<PhotoTarget, 'contest' | 'village' | 'station'>): Promise<Result<SheetAt>> {
  const contest = await contestOf(db, target.contest);
  if (!contest.ok) return contest;
  const stations = await lookUpStations(reader, contest.value, [{ village: target.village, station: target.station }]);
  const place = stations.get(target.village)?.get(target.station);
  if (!place || !contest.value.covers(target.village)) return fail(problem('not_found', { thing: `TPS ${String(target.station).padStart(3, '0')} ${target.village}` }));
  return ok({ contest: contest.value, place });
}

/** True if the paper has this page. */
export const hasPage = ({ contest }: SheetAt, page: number): boolean => page <= contest.form.pages;

export const noSuchPage = (page: number): Problem => problem('value_unknown', { row: 1, column: 'page', value: String(page) });

/** The same, for who may send this picture there. Problems: also not_allowed, value_unknown (the form has no such page). */
export async function mayAim(db: Db, actor: Actor, target: PhotoTarget): Promise<Result<SheetAt>> {
  const at = await findTarget(db, db, target);
  if (!at.ok) return at;
  const verb = VERB_FOR[target.purpose];
  if (!may(actor, verb, placeOf(at.value))) return fail(problem('not_allowed', { verb }));
  return target.purpose === 'sheet' && !hasPage(at.value, target.page) ? fail(noSuchPage(target.page)) : at;
}
