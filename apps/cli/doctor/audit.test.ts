import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NATION } from '../../../kernel/access.ts';
import { noteAudit } from '../../../kernel/audit/trail.ts';
import { createLog } from '../../../kernel/log.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { anchorFile, noteAnchors } from '../../server/trail-anchors.ts';
import { main } from '../main.ts';

let database: TestDatabase;
let data: string;
beforeAll(async () => {
  database = await testDatabase();
  data = await mkdtemp(join(tmpdir(), 'erekap-doctor-'));
  for (let i = 1; i <= 3; i++) await noteAudit(database.db, operator, 'sheets.record', { place: NATION, thing: `sheet ${i}`, details: {} });
});
afterAll(async () => {
  await rm(data, { recursive: true, force: true });
  await database.close();
});

function address(): string {
  const { connectionString, host = '', port = 5432, user = '', database: name = '' } = database.connection;
  return connectionString ?? `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`;
}

async function run(args: readonly string[], lang: 'id' | 'en' = 'id') {
  const said = { code: 0, out: '', err: '' };
  said.code = await main(args, { out: (text) => { said.out += text; }, err: (text) => { said.err += text; }, interactive: false, lang, env: { DATABASE_URL: address(), DATA: data } });
  return said;
}

it('doctor --audit tells a whole trail, then names what was done to it, and where an anchor kept elsewhere no longer fits', { timeout: 120_000 }, async () => {
  expect(await run(['doctor', '--audit'])).toMatchObject({ code: 0, out: expect.stringMatching(/✓ Jejak utuh[\s\S]*Jangkar +tidak ada/) as string });
  await noteAnchors(database.db, data, createLog('silent'));
  const copy = join(data, 'salinan.log');
  await copyFile(anchorFile(data), copy);
  expect((await run(['doctor', '--audit', '--json', '--anchors', copy])).out).toContain('"whole": true');
  await database.pool.query(`ALTER TABLE audit_entry DISABLE TRIGGER USER; UPDATE audit_entry SET actor = 'y' WHERE id = 2; ALTER TABLE audit_entry ENABLE TRIGGER USER; ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only`);
  expect(await run(['doctor', '--audit'])).toMatchObject({ code: 1, out: expect.stringMatching(/✗ 1 hal tidak cocok[\s\S]*Catatan nomor 2 diubah setelah dicatat\./) as string });
  expect((await run(['doctor', '--audit'], 'en')).out).toContain('Entry 2 was edited after it was written.');
  await database.pool.query('ALTER TABLE audit_link DISABLE TRIGGER USER; DELETE FROM audit_link WHERE (lane, n) IN (SELECT lane, max(n) FROM audit_link GROUP BY lane)');
  await rm(anchorFile(data));
  expect((await run(['doctor', '--audit', '--anchors', copy], 'en')).out).toMatch(/Lane \d+ is cut off/);
});

it.each([[['--anchors', 'tidak-ada.log'], 2]])('doctor --audit %s is wrong use', async (more, code) => {
  const said = await run(['doctor', '--audit', ...more]);
  expect(said).toMatchObject({ code, out: '' });
  expect(said.err).toContain('tidak-ada.log');
});
