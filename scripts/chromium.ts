import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export type Chromium = { readonly path: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };

const QUIET = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

/**
 * The browser the tests drive: $CHROMIUM, else the one npm brought (Linux on x64), else one installed on this machine.
 * npm's needs no package manager and no root, and is the same for everyone: its libraries and fonts come along.
 */
export async function findChromium(): Promise<Chromium> {
  const own = process.env['CHROMIUM'];
  if (!own && process.platform === 'linux' && process.arch === 'x64') return packaged();
  const path = own ?? onPath(['chromium', 'chromium-browser', 'google-chrome']);
  if (!path) throw new Error('No Chromium found: install one, or name it in CHROMIUM.');
  return { path, args: QUIET, env: {} };
}

function onPath(names: readonly string[]): string | undefined {
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    } catch {
      // not this one; try the next name
    }
  }
  return undefined;
}

async function packaged(): Promise<Chromium> {
  // The package unpacks into the temporary folder; one of our own keeps users of one machine apart.
  const folder = join(tmpdir(), `erekap-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    const pack = join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    if (!existsSync(join(folder, 'al2023'))) await inflate(pack);
    const fonts = join(folder, 'fonts.conf');
    writeFileSync(fonts, fontsConf(folder));
    const env = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fonts, HOME: homedir() };
    return { path, args: [...QUIET, '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader'], env };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The package's own configuration names the folders of another machine; a page without any font ends the browser. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
