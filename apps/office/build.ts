import { createHash } from 'node:crypto';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dir = join(root, 'dist', 'office');
const RECORD = '.sources';

/** Everything that ends up in the bundle. Tests and papers do not, so that editing them costs no build. */
const SOURCES = ['apps/office/**/*', 'modules/forms/**/*.ts', 'modules/*/contract.ts', 'kernel/{problem,problems,text,result}.ts', 'package-lock.json'];
const NOT_SOURCES = /\.test\.tsx?$|\.md$/;

/**
 * Builds the office into `dist/office`, unless what lies there was built from the very same sources.
 * @returns the folder to serve, and whether a build was made
 * @throws Error with a sentence for the operator when the build fails or the folder cannot be written
 */
export async function buildOffice(options: { readonly log: (message: string) => void }): Promise<{ dir: string; rebuilt: boolean }> {
  const hash = await hashOfSources();
  if ((await readFile(join(dir, RECORD), 'utf8').catch(() => '')) === hash) return { dir, rebuilt: false };
  const began = Date.now();
  // Built beside and moved into place: whoever serves the old files never meets half a build.
  const fresh = `${dir}-${process.pid}`;
  const before = process.env['NODE_ENV'];
  options.log('Membangun layar kantor (hanya bila sumbernya berubah) …');
  try {
    // Loaded here because a start that needs no build should not pay for the builder.
    const { build } = await import('vite');
    // Whatever this process was started for, the office is built for use: React's development half weighs half as much again.
    process.env['NODE_ENV'] = 'production';
    await build({ configFile: join(root, 'apps/office/vite.config.ts'), mode: 'production', logLevel: 'warn', build: { outDir: fresh } });
    await writeFile(join(fresh, RECORD), hash);
    await rm(dir, { recursive: true, force: true });
    await rename(fresh, dir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`The office could not be built into ${dir}: ${reason}. Check that the folder can be written and that "npm ci" ran to its end.`, { cause });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  options.log(`Layar kantor selesai dibangun dalam ${((Date.now() - began) / 1000).toFixed(1)} detik`);
  return { dir, rebuilt: true };
}

async function hashOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !NOT_SOURCES.test(entry.name)) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file.slice(root.length)).update('\0').update(await readFile(file)).update('\0');
  return hash.digest('hex');
}
