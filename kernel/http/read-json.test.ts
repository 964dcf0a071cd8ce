import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

describe('JSON from outside', () => {
  it('is what JSON.parse reads', () => {
    const plain = fc.jsonValue({ maxDepth: 20 }).filter((value) => !/\\u0000|__proto__|constructor|prototype/.test(JSON.stringify(value)) && JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value)));
    fc.assert(fc.property(plain, (value) => { expect(readJson(JSON.stringify(value))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) as unknown }); }));
  });

  it('nested deeper than any contract is refused before it is built, and at once', () => {
    const began = performance.now();
    for (const opening of ['[', '{"a":', '[{"a":']) {
      expect(readJson(opening.repeat(2_000_000))).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    }
    expect(performance.now() - began).toBeLessThan(500);
    expect(readJson(`${'['.repeat(33)}${']'.repeat(33)}`).ok).toBe(false);
    expect(readJson(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true);
  });

  it('counts no bracket inside a text, however it is escaped', () => {
    expect(readJson(JSON.stringify('['.repeat(100))).ok).toBe(true);
    expect(readJson(JSON.stringify(`\\"${'{'.repeat(100)}\\`)).ok).toBe(true);
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":[{"constructor":{"prototype":{}}}]}', '{"prototype":1}', '{"\\u005f_proto__":1}'])('refuses the name in %s', (text) => {
    expect(readJson(text)).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each(['', '{', '{"a":}', 'NaN', "{'a':1}", '[1,]', '// x'])('refuses %s', (text) => {
    expect(readJson(text)).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  });
});
