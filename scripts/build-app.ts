import { createHash } from 'node:crypto';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const RECORD = '.sources';

/** Tests and papers do not end up in a bundle, so editing them costs no build. */
const NOT_SOURCES = /\.test\.tsx?$|\.md$/;

export type AppToBuild = {
  /** Folder under `apps/` and under `dist/`. */
  readonly name: string;
  /** What the operator is told is being built. */
  readonly title: string;
  /** Globs of everything that ends up in the bundle. */
  readonly sources: readonly string[];
  readonly log: (message: string) => void;
};
export type BuiltApp = { readonly dir: string; readonly rebuilt: boolean };

let line: Promise<unknown> = Promise.resolve();

/**
 * Builds a web app into `dist/<name>`, unless what lies there was built from the very same sources. One app at a time:
 * the builder reads its mode from the environment, which all of them share.
 * @returns the folder to serve, and whether a build was made
 * @throws Error with a sentence for the operator when the build fails or the folder cannot be written
 */
export function buildApp(app: AppToBuild): Promise<BuiltApp> {
  const done = line.then(() => build(app));
  line = done.catch(() => undefined);
  return done;
}

async function build({ name, title, sources, log }: AppToBuild): Promise<BuiltApp> {
  const dir = join(root, 'dist', name);
  const hash = await hashOf(sources);
  if ((await readFile(join(dir, RECORD), 'utf8').catch(() => '')) === hash) return { dir, rebuilt: false };
  const began = Date.now();
  // Built beside and moved into place: whoever serves the old files never meets half a build.
  const fresh = `${dir}-${process.pid}`;
  log(`Membangun ${title} (hanya bila sumbernya berubah) …`);
  try {
    await runBuilder(name, fresh);
    await writeFile(join(fresh, RECORD), hash);
    await rm(dir, { recursive: true, force: true });
    await rename(fresh, dir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`The app "${name}" could not be built into ${dir}: ${reason}. Check that the folder can be written and that "npm ci" ran to its end.`, { cause });
  }
  log(`${title.charAt(0).toUpperCase()}${title.slice(1)} selesai dibangun dalam ${((Date.now() - began) / 1000).toFixed(1)} detik`);
  return { dir, rebuilt: true };
}

async function runBuilder(name: string, outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  try {
    // Loaded here because a start that needs no build should not pay for the builder.
    const vite = await import('vite');
    // Whatever this process was started for, the app is built for use: React's development half weighs half as much again.
    process.env['NODE_ENV'] = 'production';
    await vite.build({ configFile: join(root, 'apps', name, 'vite.config.ts'), mode: 'production', logLevel: 'warn', build: { outDir } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

async function hashOf(sources: readonly string[]): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob([...sources], { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !NOT_SOURCES.test(entry.name)) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file.slice(root.length)).update('\0').update(await readFile(file)).update('\0');
  return hash.digest('hex');
}
