import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions, parentPath, type Region } from '../../../regions/index.ts';
import { ownersOf } from '../../../sheets/index.ts';
import type { SentCertificate, Waiting } from '../contract.ts';
import { sentAt } from '../store/halls.ts';
import { oldestSubdistricts, waitingAt, type At, type WaitingAt } from '../store/reading.ts';
import type { OverviewEvent } from './event.ts';
import type { Parts } from './parts.ts';

/** The panel of what is stuck shows so many. */
const MOST = 12;

export type Stuck = { /** By the region that is told apart. */ readonly of: ReadonlyMap<string, Waiting>; readonly list: readonly Waiting[] };

/** What waits longest, in each region and in all of them, with its owner where the reader may know who that is. */
export async function stuckAt(db: Reader, event: OverviewEvent, at: At, { oldest }: Parts, mayName: boolean): Promise<Stuck> {
  const first = at.depth < 3 ? await oldestSubdistricts(db, at, false, MOST) : [...oldest].sort((a, b) => a.oldest.getTime() - b.oldest.getTime()).slice(0, MOST);
  const found = new Map((await waitingAt(db, at, [...new Map(oldest.map((one) => [one.path, one])).values()], 1)).map((one) => [one.at, one]));
  // Several kelurahan of one subdistrict may wait longer than any of the next.
  const longest = (await waitingAt(db, at, [...new Map(first.map((one) => [one.path, one])).values()], MOST)).slice(0, MOST);
  const villages = [...new Set([...found.values(), ...longest].map(({ path }) => path))];
  const regions = await findRegions(db, event.scheme, [...new Set(villages.flatMap((path) => [path, parentPath(path) ?? '']))], event.validOn);
  const owners = mayName ? await ownersOf(db, event, villages) : new Map<string, NonNullable<Waiting['owner']>>();
  const view = (one: WaitingAt): Waiting => ({ since: one.since.toISOString(), village: refOf(regions, one.path), subdistrict: refOf(regions, parentPath(one.path) ?? ''), sheets: one.sheets, owner: owners.get(one.path) ?? null });
  const waiting = (place: string): Waiting[] => [found.get(place)].flatMap((one) => (one ? [view(one)] : []));
  return { of: new Map(oldest.flatMap(({ at: region, path }) => waiting(path).map((one): [string, Waiting] => [region, one]))), list: longest.map(view) };
}

/** D.Hasil that wait for the level above. */
export async function sentUp(db: Reader, event: OverviewEvent, at: At): Promise<SentCertificate[]> {
  const rows = await sentAt(db, at, MOST);
  const regions = await findRegions(db, event.scheme, [...new Set(rows.map(({ path }) => path))], event.validOn);
  return rows.map(({ id, contest, contestName, path, since }) => ({ id, contest, contestName, region: refOf(regions, path), since: since.toISOString() }));
}

const refOf = (regions: ReadonlyMap<string, Region>, path: string): Waiting['village'] => {
  const { code, name, level } = regions.get(path) ?? { code: '', name: path, level: 'village' as const };
  return { path, code, name, level };
};
