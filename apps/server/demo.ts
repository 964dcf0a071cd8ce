import { sql } from 'kysely';
import type { Db } from '../../kernel/db/schema.ts';
import { plantDemoElection } from '../../modules/elections/index.ts';
import { plantDemoAccounts, plantDemoPeople } from '../../modules/people/index.ts';
import { plantNightRoll, plantPalembang } from '../../modules/regions/index.ts';
import { plantDemoSheets } from '../../modules/sheets/index.ts';
import { plantDemoMandates } from '../../modules/supervision/index.ts';

const LOCK = 4_777;

/**
 * Plants the demo city into a database without any election. Each step is complete or absent, and a start that was
 * killed in between goes on where it stopped: `demo_planted` is written last.
 */
export async function plantDemo(db: Db): Promise<'planted' | 'there'> {
  return db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${sql.lit(LOCK)})`.execute(connection);
    try {
      const { rows } = await sql`SELECT 1 FROM planted WHERE what = 'demo'`.execute(connection);
      // A demo city that was planted before it had people gets them now.
      await db.transaction().execute((tx) => plantDemoPeople(tx));
      await plantDemoAccounts(db);
      if (rows.length > 0) return 'there';
      await db.transaction().execute(async (tx) => {
        const roll = await plantPalembang(tx);
        await plantDemoElection(tx, roll, await plantNightRoll(tx, roll));
      });
      await plantDemoSheets(db);
      await plantDemoMandates(db);
      await sql`INSERT INTO planted (what) VALUES ('demo')`.execute(connection);
      return 'planted';
    } finally {
      await sql`SELECT pg_advisory_unlock(${sql.lit(LOCK)})`.execute(connection);
    }
  });
}
