import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import { findRegions, parentPath, type Region } from '../../../regions/index.ts';
import type { RegionRef } from '../../../regions/contract.ts';
import { contestOf } from '../../contest.ts';
import { currentPhotos, photosOf } from '../../photos/store/photos.ts';
import type { Task } from '../contract.ts';
import { placeIn } from '../../capture/prepare.ts';
import { missingPhotos } from '../rules/missing-photos.ts';
import { photosNamedBy } from '../store/cases.ts';
import type { HandedOut } from '../store/work.ts';

/** What a reader is shown: the photos, and which cells are asked. Nothing of what others said is in it. */
export async function taskView(db: Db, { task, kind, contest: id, village, station, state, differing, until }: HandedOut): Promise<Task> {
  const contest = must(await contestOf(db, id));
  const place = must(await placeIn(db, contest, { village, station }));
  const names = await findRegions(db, contest.scheme, [village, parentPath(village)].filter((path): path is string => path !== null), contest.validOn);
  const photos = (await currentPhotos(db, { contest, place })).map(({ page, sha256 }) => ({ page, sha256 }));
  const arrived = new Set((await photosOf(db, { contest, place })).map(({ sha256 }) => sha256));
  const missing = missingPhotos(await photosNamedBy(db, { contest, place }), arrived);
  return {
    id: task, kind, contest: id, contestName: contest.name, contestType: contest.type, village: refOf(village, names.get(village)), subdistrict: names.get(parentPath(village) ?? '')?.name ?? '', station,
    photos, missing: [...new Set(missing.map(({ page }) => page))], cells: state === 'entered' ? null : differing.flatMap((at) => contest.form.cells[at]?.id ?? []), until: until.toISOString(),
  };
}

/** A village as it is shown; its path stands for what is missing. */
export const refOf = (path: string, region: Pick<Region, 'code' | 'name' | 'level'> | undefined): RegionRef =>
  ({ path, code: region?.code ?? path.replaceAll('.', ''), name: region?.name ?? path, level: region?.level ?? 'village' });
