import { expect, it } from 'vitest';
import { forgetReadings, keepReading, keptReading } from './kept-reading.ts';

function shelf() {
  const held = new Map<string, string>();
  return {
    held, get length() { return held.size; }, key: (at: number) => [...held.keys()][at] ?? null,
    getItem: (name: string) => held.get(name) ?? null, setItem: (name: string, value: string) => { held.set(name, value); }, removeItem: (name: string) => { held.delete(name); },
  };
}

it('gives back what was typed for the very same task, and nothing for another one', () => {
  const one = shelf();
  keepReading('t-1', { reading: { A1_L: '148', V2: '–' }, at: 'V3' }, one);
  expect(keptReading('t-1', one)).toEqual({ reading: { A1_L: '148', V2: '–' }, at: 'V3' });
  expect(keptReading('t-2', one)).toBeNull();
});

it('forgets every task and leaves what is not its own', () => {
  const one = shelf();
  one.setItem('lain', 'tetap');
  for (const task of ['t-1', 't-2', 't-3']) keepReading(task, { reading: {}, at: '' }, one);
  forgetReadings(one);
  expect([...one.held.keys()]).toEqual(['lain']);
});

it.each(['rusak', 'null', '{}', '{"at":1,"reading":{}}', '{"at":"V1","reading":{"V1":3}}', '{"at":"V1"}'])('takes "%s" for nothing', (text) => {
  const one = shelf();
  one.setItem('erekap.reading.t', text);
  expect(keptReading('t', one)).toBeNull();
});

it('is no hindrance where the browser keeps nothing', () => {
  const full = { ...shelf(), setItem: () => { throw new Error('full'); }, getItem: () => { throw new Error('forbidden'); } };
  expect(() => keepReading('t', { reading: {}, at: '' }, full)).not.toThrow();
  expect(keptReading('t', full)).toBeNull();
});
