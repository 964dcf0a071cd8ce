import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasKeys, installKeys } from '../crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../crypt/keys.ts';
import { fileStore } from '../files.ts';
import { hasFiles, installFiles } from '../house-files.ts';
import { openDatabase, type Connection, type OpenDatabase } from '../db/open.ts';
import { must } from '../result.ts';
import type { Actor } from '../access.ts';
import { named, TEMPLATE } from './postgres.ts';

export type TestDatabase = OpenDatabase & { readonly connection: Connection };

/** A fresh, migrated database of its own for one test file; `close` drops it. The process gets fixed keys and a folder if it has none. */
export async function testDatabase(max = 8): Promise<TestDatabase> {
  const base = JSON.parse(process.env['EREKAP_TEST_CONNECTION'] ?? 'null') as Connection | null;
  if (!base) throw new Error('the test PostgreSQL is not running: run tests through vitest');
  if (!hasKeys()) installKeys(makeKeys(Buffer.alloc(KEY_BYTES, 7)));
  if (!hasFiles()) installTemporaryFiles();
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = must(await openDatabase({ ...base, max: 1 }));
  await admin.pool.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const connection = { ...named(base, name), max };
  const opened = must(await openDatabase(connection));
  const close = async (): Promise<void> => {
    await opened.close();
    await admin.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
  };
  return { ...opened, connection, close };
}

function installTemporaryFiles(): void {
  const folder = mkdtempSync(join(tmpdir(), 'erekap-test-'));
  installFiles(fileStore(folder));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
}

/** An actor who may do everything everywhere, for tests that are not about rights. */
export const operator: Actor = { id: 'test:operator', name: 'Operator Uji', grants: [{ verb: '*', scheme: '*', path: '' }] };
