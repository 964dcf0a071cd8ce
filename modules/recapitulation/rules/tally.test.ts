import { describe, expect, it } from 'vitest';
import type { Official } from '../contract.ts';
import { sumOfficial } from './tally.ts';

const child = (figures: Record<string, number> | null): { official: Official | null } => ({
  official: figures && { source: 'D.HASIL', figures, differences: {}, explanation: { missing: 0, hard: 0, corrected: 0 } },
});

describe('official figures of a region that has none of its own', () => {
  it('are the sum of its children, where every one has them', () => {
    expect(sumOfficial([child({ 'C.1': 85, 'C.2': 68 }), child({ 'C.1': 1, 'C.2': 2 })])).toEqual({ source: 'D.HASIL', figures: { 'C.1': 86, 'C.2': 70 } });
  });
  it('are nothing while one child lacks them, and never a cell that one child lacks', () => {
    expect(sumOfficial([child({ 'C.1': 85 }), child(null)])).toBeNull();
    expect(sumOfficial([])).toBeNull();
    expect(sumOfficial([child({ 'C.1': 1, 'C.2': 2 }), child({ 'C.1': 3 })])?.figures).toEqual({ 'C.1': 4 });
    expect(sumOfficial([child({ 'C.1': 1 }), child({ 'C.2': 3 })])).toBeNull();
  });
});
