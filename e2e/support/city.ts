import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { startErekap } from './server.ts';

/** A demo city for this test file alone: what one file does disturbs no other, in whatever order and however many run at once. */
const planted = process.env['EREKAP_PLANTED'] ?? '';
const data = join(planted, '..', `city-${process.pid}`);
// With owner and rights: PostgreSQL opens no folder that others can read.
await promisify(execFile)('cp', ['-a', planted, data]);
const house = await startErekap(data);
const stopWithTests = (): void => { house.child.kill('SIGINT'); };
process.once('exit', stopWithTests);
process.env['EREKAP_URL'] = house.url;
process.env['EREKAP_DEMO_PASSWORD'] = /kata sandi semua akun contoh: (\S+)/.exec(house.output)?.[1] ?? '';

afterAll(async () => {
  process.off('exit', stopWithTests);
  await house.stop();
  await rm(data, { recursive: true, force: true });
});
