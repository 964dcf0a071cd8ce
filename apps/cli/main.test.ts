import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
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
});
