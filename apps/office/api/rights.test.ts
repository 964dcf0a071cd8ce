import { describe, expect, it } from 'vitest';
import { can, placesWithin } from './rights.ts';
import type { Session } from './types.ts';

const session = (...roles: Session['actor']['roles']): Session => ({
  demo: true, signedIn: true, demoActors: [], delivers: { email: false, phone: false }, hall: null, actor: { id: 'p', name: 'P', lang: 'id', roles, verbs: roles.map(({ verb }) => verb), duties: [] },
});
const verb = 'recapitulation.read';
const at = (path: string) => ({ scheme: 'kemendagri', path, within: 'event:demo-2024' });

describe('the places where a reader may look', () => {
  it('are the whole of what is asked for, for whoever holds it there or above', () => {
    expect(placesWithin(session({ verb, scheme: '*', path: '' }), verb, at('16.71'))).toEqual(['16.71']);
    expect(placesWithin(session({ verb, scheme: 'kemendagri', path: '16' }), verb, at('16.71'))).toEqual(['16.71']);
  });
  it('are the own regions below it, the largest only, each once', () => {
    const reader = session(...['16.71.04', '16.71.04.1001', '16.71.05', '16.71.05', '17.01'].map((path) => ({ verb, scheme: 'kemendagri', path } as const)));
    expect(placesWithin(reader, verb, at('16.71'))).toEqual(['16.71.04', '16.71.05']);
    expect(placesWithin(reader, verb, at(''))).toEqual(['16.71.04', '16.71.05', '17.01']);
  });
  it('may be single stations', () => {
    expect(placesWithin(session({ verb, scheme: 'kemendagri', path: '16.71.04.1001/3' }), verb, at(''))).toEqual(['16.71.04.1001/3']);
  });
  it('leave out other trees, other elections, other verbs, and what may only be given', () => {
    const reader = session(
      { verb, scheme: 'kpu-2019', path: '16.71' }, { verb, scheme: 'kemendagri', path: '16.71', within: 'event:other' },
      { verb: 'sheets.read', scheme: 'kemendagri', path: '16.71' }, { verb, scheme: 'kemendagri', path: '16.71', giveOnly: true },
    );
    expect(placesWithin(reader, verb, at(''))).toEqual([]);
    expect(placesWithin(undefined, verb, at(''))).toEqual([]);
  });
  it('agree with what the server would let through', () => {
    const reader = session({ verb, scheme: 'kemendagri', path: '16.71.04', within: 'event:demo-2024' });
    for (const path of placesWithin(reader, verb, at(''))) expect(can(reader, verb, at(path))).toBe(true);
    expect(can(reader, verb, at('16.71'))).toBe(false);
  });
});
