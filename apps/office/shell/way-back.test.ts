import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wayBack } from './way-back.ts';

describe('the way back after signing in', () => {
  it.each(['/', '/people', '/contests/1/results?region=16.71&unit=votes', '/audit?thing=a%2Fb'])('keeps an address of the office: %s', (wanted) => {
    expect(wayBack(wanted)).toBe(wanted);
  });
  it.each([
    undefined, '', 'people', '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '/\t/evil.example',
    '/..//evil.example', '/sign-in?to=/people', '/setup', '/api/session', '/a\\b',
  ])('leads home instead of to %j', (wanted) => {
    expect(wayBack(wanted)).toBe('/');
  });
  it('never leaves the house, whatever is asked for', () => {
    const pieces = fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '\t', '\n', 'evil.example', 'https:', 'javascript:', '%2f', '%5c', 'a');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')), (wanted) => {
      expect(new URL(wayBack(wanted), 'https://office.example/sign-in').origin).toBe('https://office.example');
    }), { numRuns: 2000 });
  });
});
