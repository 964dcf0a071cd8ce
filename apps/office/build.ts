import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dir = join(root, 'dist', 'office');
const record = join(dir, '.sources');

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
  if ((await readFile(record, 'utf8').catch(() => '')) === hash) return { dir, rebuilt: false };
  const began = Date.now();
  options.log('Building the office (only after its sources changed)');
  try {
    // Loaded here because a start that needs no build should not pay for the builder.
    const { build } = await import('vite');
    await build({ configFile: join(root, 'apps/office/vite.config.ts'), mode: 'production', logLevel: 'warn' });
    await writeFile(record, hash);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The office could not be built into ${dir}: ${reason}. Check that the folder can be written and that "npm ci" ran to its end.`, { cause });
  }
  options.log(`Built the office in ${Date.now() - began} ms`);
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
