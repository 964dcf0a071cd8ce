import type { Db } from '../../kernel/db/schema.ts';
import { plantRuleSets } from '../../modules/elections/index.ts';
import { loadKemendagri } from '../../modules/regions/index.ts';

/** Law and regions, which every house needs; done once, and again harmlessly. */
export async function plantGround(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => plantRuleSets(tx));
  await loadKemendagri(db);
}
