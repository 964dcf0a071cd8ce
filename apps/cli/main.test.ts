import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { moment } from './hall/words.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

function listen(lang: 'id' | 'en' = 'id') {
  const said = { out: '', err: '' };
  const io: Io = { out: (text) => { said.out += text; }, err: (text) => { said.err += text; }, interactive: false, lang, env: {} };
  return { io, said };
}

describe('erekap', () => {
  it.each(['id', 'en'] as const)('tells all its commands and exit codes (%s)', async (lang) => {
    const { io, said } = listen(lang);
    expect(await main(['--help'], io)).toBe(0);
    for (const command of commands) expect(said.out).toContain(`  ${command.name} `);
    expect(said.out).toMatch(/0 .*1 .*2 /);
  });

  it.each(commands.map((command) => command.name))('%s --help says how to use it', async (name) => {
    const { io, said } = listen();
    expect(await main([name, '--help'], io)).toBe(0);
    expect(said.out).toContain(`erekap ${name}`);
  });

  it.each([['terbang'], ['start', '--fly'], ['doctor', '--fly'], ['import'], ['import', 'moon', 'x.csv'], ['tally'], ['recap', '--level', 'street']])('%s %s is wrong use: exit 2 and a word on stderr', async (...args) => {
    const { io, said } = listen();
    expect(await main(args, io)).toBe(2);
    expect(said.err).not.toBe('');
    expect(said.out).toBe('');
  });

  it.each(['PORT=99999', 'HOST=0.0.0.0', 'DATABASE_URL=mysql://x', 'DATABASE_POOL=0'])('refuses to start with %s, naming it', async (setting) => {
    const { io, said } = listen();
    const [name = '', value] = setting.split('=');
    expect(await main(['start'], { ...io, env: { [name]: value } })).toBe(2);
    expect(said.err).toContain(name);
  });

  it('prints every setting with its meaning', async () => {
    const { io, said } = listen();
    expect(await main(['config'], io)).toBe(0);
    expect(said.out).toContain('DATABASE_URL');
    expect(said.out).toContain('8024');
  });

  it.each([
    ['hall', 'out', '--event', 'demo-malam', '--region', '16.71.04', '--carrier', 'Pembawa Contoh', '--out', 'x.erekap'], ['hall', 'finish', '--out', 'x.erekap'], ['hall', 'join', 'x.erekap'],
    ['hall', 'start'], ['recap', '--contest', 'ppwp'], ['doctor'], ['doctor', '--audit'], ['account', 'setup'], ['rekey'],
  ])('%s %s makes no house where there is none: it says so, and leaves the folder as it was', async (...args) => {
    const { io, said } = listen();
    const folder = await mkdtemp(join(tmpdir(), 'erekap-none-'));
    expect(await main([...args, '--data', folder], io)).toBe(1);
    expect(said.err).toContain(`Tidak ada data E-Rekap di ${folder}.`);
    expect(said.err).toContain('--data');
    expect(await readdir(folder)).toEqual([]);
    // Nor the folder itself.
    await rm(folder, { recursive: true });
    expect(await main([...args, '--data', folder], io)).toBe(1);
    expect(existsSync(folder)).toBe(false);
  });

  it('tells moments of a hall with their zone', () => {
    expect(moment('id', '2024-02-14T17:30:00Z')).toBe('15 Feb 2024, 00.30 WIB');
    expect(moment('en', '2024-02-14T17:30:00Z')).toBe('15 Feb 2024, 00:30 WIB');
    expect(moment('id', '2024-02-14T17:30:00Z', '91.71.01')).toBe('15 Feb 2024, 02.30 WIT');
  });
});
