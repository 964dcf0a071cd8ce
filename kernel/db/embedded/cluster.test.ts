import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { must } from '../../result.ts';
import { openDatabase } from '../open.ts';
import { pagesMegabytes, startCluster, type Cluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'erekap-cluster-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const connect = async (cluster: Cluster) => must(await openDatabase({ host: cluster.host, port: cluster.port, user: cluster.user, database: cluster.database, max: 1 }));

/** Another process that starts the cluster, commits rows one by one and says each number once it is committed. */
const writer = (data: string): string => `
  import { pagesMegabytes, startCluster } from ${JSON.stringify(join(import.meta.dirname, 'cluster.ts'))};
  import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../open.ts'))};
  const cluster = (await startCluster(${JSON.stringify(data)})).value;
  const { pool } = (await openDatabase({ ...cluster, max: 1 })).value;
  await pool.query('CREATE TABLE IF NOT EXISTS told (n int PRIMARY KEY)');
  for (let n = 1; ; n++) { await pool.query('INSERT INTO told VALUES ($1)', [n]); process.stdout.write(n + '\\n'); }`;

describe('the embedded PostgreSQL', () => {
  it('keeps every acknowledged row through kill -9, and refuses a second owner of its folder', async () => {
    const data = join(folder, 'killed');
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer(data)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = 0;
    child.stdout.on('data', (chunk: Buffer) => { told = Number(chunk.toString().trim().split('\n').at(-1)); });
    while (told < 50) await new Promise((done) => setTimeout(done, 20));
    const second = await startCluster(data);
    expect(second).toMatchObject({ ok: false, problem: { code: 'folder_in_use', params: { pid: String(child.pid) } } });
    child.kill('SIGKILL');
    await once(child, 'exit');

    const cluster = must(await startCluster(data));
    const { pool, close } = await connect(cluster);
    const { rows } = await pool.query<{ n: number; highest: number }>('SELECT count(*)::int AS n, max(n) AS highest FROM told');
    expect(rows[0]?.n).toBe(rows[0]?.highest);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(told);
    const { rows: settings } = await pool.query<{ fsync: string; sums: string }>(`SELECT current_setting('fsync') AS fsync, current_setting('data_checksums') AS sums`);
    expect(settings[0]).toEqual({ fsync: 'on', sums: 'on' });
    await close();
    await cluster.stop();
  }, 60_000);

  it('works in a folder whose path is too long for a socket', async () => {
    const data = join(folder, 'long'.repeat(25), 'data');
    const cluster = must(await startCluster(data));
    expect(cluster.host.length).toBeLessThan(100);
    await (await connect(cluster)).close();
    await cluster.stop();
  }, 60_000);

  it.each(['/dev/null/nowhere', '/proc/nowhere'])('says in one sentence that the folder %s cannot be used', async (place) => {
    const answer = await startCluster(place);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'folder_unusable' } });
  });

  it('says that the disk is full', async (context) => {
    const small = join(folder, 'small');
    try {
      execFileSync('mkdir', ['-p', small]);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      context.skip('needs the right to mount a small disk');
    }
    try {
      expect(await startCluster(small)).toMatchObject({ ok: false, problem: { code: 'disk_full', fix: expect.stringContaining('--data') as string } });
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

it('keeps an eighth of the machine in its own memory, within what a small house needs and what pays for itself', () => {
  const gigabytes = (count: number): number => pagesMegabytes(count * 2 ** 30);
  expect([1, 2, 4, 8, 16, 24, 256].map(gigabytes)).toEqual([256, 256, 512, 1024, 2048, 2048, 2048]);
});

describe('a DATABASE_URL that does not work is one clear sentence', () => {
  it.each([
    ['postgres://nobody@127.0.0.1:1/none', /Tidak ada PostgreSQL/],
    ['postgres://nobody@no-such-host.invalid/none', /tidak dikenal/],
  ])('%s', async (connectionString, sentence) => {
    const answer = await openDatabase({ connectionString, max: 1 });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'database_unreachable' } });
    expect(answer.ok ? '' : answer.problem.detail).toMatch(sentence);
  });
});
