import type { Reader } from '../../../../../kernel/db/schema.ts';
import { namesOf } from '../../../../people/index.ts';
import type { Plenary } from '../../store/plenaries.ts';
import type { BundleList, BundleView, HallView } from '../contract.ts';
import { bundlesOf, type BundleRecord } from '../store/bundles.ts';
import { hallHouse } from '../store/hall-house.ts';

/** Every copy of a plenary that left, newest first, and the one that is in a hall now. */
export async function bundleList(db: Reader, plenary: Plenary): Promise<BundleList> {
  const records = await bundlesOf(db, plenary.id);
  const names = await namesOf(db, records.flatMap(({ takenBy, endedBy }) => (endedBy === null ? [takenBy] : [takenBy, endedBy])));
  const view = ({ id, carrier, takenBy, takenAt, baseActs, ended, endedBy, endedAt, note, report }: BundleRecord): BundleView => ({
    bundle: id, carrier, takenBy: names.get(takenBy) ?? takenBy, takenAt: takenAt.toISOString(), actsSince: ended === 'joined' ? 0 : plenary.acts - baseActs,
    ended, endedBy: endedBy === null ? null : names.get(endedBy) ?? endedBy, endedAt: endedAt?.toISOString() ?? null, note, report,
  });
  const rows = records.map(view);
  return { out: rows.find((row) => row.ended === null) ?? null, rows };
}

export async function hallView(db: Reader): Promise<HallView> {
  const house = await hallHouse(db);
  if (!house) return { hall: null };
  const { header: { bundle, plenary, eventName, place, takenAt }, finishedAt } = house;
  return { hall: { bundle, plenary, event: eventName, place, takenAt, finishedAt: finishedAt?.toISOString() ?? null } };
}
