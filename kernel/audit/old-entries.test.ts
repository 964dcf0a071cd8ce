import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { must } from '../result.ts';
import { testDatabase } from '../testing/database.ts';
import { named } from '../testing/postgres.ts';
import { checkTrail } from './check.ts';

it('a trail from before the seal is sealed as it is found, a thousand entries together', async () => {
  const host = await testDatabase(2);
  const name = `old_trail_${process.pid}`;
  const before = await mkdtemp(join(tmpdir(), 'erekap-before-'));
  for (const file of await readdir('db/migrations')) if (file < '0007') await copyFile(join('db/migrations', file), join(before, file));
  await host.pool.query(`CREATE DATABASE ${name}`);
  const old = must(await openDatabase({ ...named(host.connection, name), max: 2 }));
  try {
    await migrate(old.db, before);
    await old.pool.query(`INSERT INTO audit_entry (actor, action, scheme, path, thing, details) SELECT 'x', 'sheets.record', '*', '', 'sheet ' || i, '{}' FROM generate_series(1, 2500) i`);
    await migrate(old.db);
    expect(await checkTrail(old.db)).toMatchObject({ entries: 2500, links: 3, lanes: 1, found: 0 });
  } finally {
    await old.close();
    await host.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await host.close();
    await rm(before, { recursive: true });
  }
});
