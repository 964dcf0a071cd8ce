import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function logged(work: (log: ReturnType<typeof createLog>) => void): string[] {
  const written: string[] = [];
  work(createLog('debug', { write: (line) => void written.push(line) }));
  return written;
}

const NASTY = ['a\nb', 'a\r\n{"level":50,"msg":"forged"}', '\u001b[2J\u001b[31mred', '\u009b31m', '\u007f', 'a\u2028b', '\u202egnp.exe', '"}\n{"x":"', '\u0000', '\ud800', '\\', '%s %d %j %o'];

describe('a log line', () => {
  it.each(NASTY)('stays one line of JSON with %j in path, header, name, error and message', (nasty) => {
    const lines = logged((log) => {
      log.warn({ path: `/api/${nasty}`, headers: { 'user-agent': nasty, [nasty]: 'x' }, actor: { name: nasty }, err: new Error(nasty) }, nasty);
    });
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    const read = JSON.parse(line) as { level: number; path: string; actor: { name: string } };
    expect(read.level).toBe(40);
    if (nasty.isWellFormed()) expect(read).toMatchObject({ path: `/api/${nasty}`, actor: { name: nasty } });
  });

  it('says the same after reading as before writing, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
      const [line = ''] = logged((log) => { log.info({ name }); });
      expect((JSON.parse(line) as { name: string }).name).toBe(name);
    }));
  });
});
