import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, may, type Actor } from './access.ts';

const palembang: Actor = { id: 'a', name: 'A', grants: [{ verb: 'sheets.record', scheme: 'kemendagri', path: '16.71' }] };
const at = (path: string, scheme = 'kemendagri') => ({ scheme, path });

describe('a right is a verb on a region path', () => {
  it('holds at the node and below it', () => {
    expect(may(palembang, 'sheets.record', at('16.71'))).toBe(true);
    expect(may(palembang, 'sheets.record', at('16.71.04.1001'))).toBe(true);
    expect(may(palembang, 'sheets.record', at('16.71.04.1001/007'))).toBe(true);
  });
  it('does not hold above, beside, in another tree or for another verb', () => {
    expect(may(palembang, 'sheets.record', at('16'))).toBe(false);
    expect(may(palembang, 'sheets.record', at(''))).toBe(false);
    expect(may(palembang, 'sheets.record', at('16.710'))).toBe(false);
    expect(may(palembang, 'sheets.record', at('16.71', 'kpu-2019'))).toBe(false);
    expect(may(palembang, 'sheets.correct', at('16.71'))).toBe(false);
  });
  it('is transitive along the tree', () => {
    const segment = fc.stringMatching(/^[0-9]{2,4}$/);
    fc.assert(fc.property(fc.array(segment, { maxLength: 4 }), fc.array(segment, { maxLength: 2 }), (up, down) => {
      expect(isWithin([...up, ...down].join('.'), up.join('.'))).toBe(true);
    }));
  });
});
