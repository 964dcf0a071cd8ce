import type { Db } from '../../../../kernel/db/schema.ts';
import { searchRegions, type RegionHit } from '../../../regions/index.ts';

const SHOWN = 10;
const LEVELS = ['province', 'regency'] as const;

/** Regions that can have an office of their own, the likeliest first. */
export async function findOffices(db: Db, q: string): Promise<RegionHit[]> {
  const found = await Promise.all(LEVELS.map((level) => searchRegions(db, { q, scheme: 'kemendagri', level, limit: SHOWN })));
  return found.flat().filter(({ level }) => level === 'province' || level === 'regency').sort((a, b) => b.score - a.score).slice(0, SHOWN);
}
