import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { eventHeads } from '../../../elections/index.ts';
import { findRegion } from '../../../regions/index.ts';
import { regionOf } from '../rules/place.ts';
import { strangeStations } from './known-station.ts';

export type EventHead = { readonly slug: string; readonly scheme: string; readonly date: string };

/** The elections of the house by `event:slug`. */
export async function eventsByScope(db: Reader): Promise<Map<string, EventHead>> {
  return new Map((await eventHeads(db)).map(({ slug, scheme, date }) => [`event:${slug}`, { slug, scheme, date }]));
}

/** Why a place or an election is not one of this house; null if both are. No programme is kept here yet, so none is known. */
export async function strangePlace(db: Reader, { scheme, path, within }: { scheme: string; path: string; within: string | null }): Promise<Problem | null> {
  const event = within === null ? undefined : (await eventsByScope(db)).get(within);
  if (within !== null && !event) return problem('not_found', { thing: within });
  if (scheme === '*') return path === '' ? null : problem('not_found', { thing: path });
  if (event && event.scheme !== scheme) return problem('not_found', { thing: `${scheme} (${event.slug}: ${event.scheme})` });
  const region = await findRegion(db, scheme, regionOf(path)) ?? (event && await findRegion(db, scheme, regionOf(path), event.date));
  const unknown = problem('not_found', { thing: `${scheme} ${path}` });
  if (!region) return unknown;
  return (await strangeStations(db, scheme, [{ path, villageId: region.id, day: event?.date }])).size > 0 ? unknown : null;
}
