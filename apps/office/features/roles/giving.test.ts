import { describe, expect, it } from 'vitest';
import type { AssignmentView, RoleView } from '../../../../modules/people/contract.ts';
import type { Session } from '../../api/types.ts';
import { conflictOf, endOfDay, givableRoles, lastDayOf, mayGrantAt, mayRevoke, missingRight } from './giving.ts';

const words = (text: string) => ({ id: text, en: text });
const role = (id: string, here: string[], conflicts: string[] = []): RoleView => ({
  id, name: words(id), levels: ['village'], officer: false, bound: true, watcher: false, here: here.map((verb) => ({ verb, name: words(verb) })), everywhere: [], give: [],
  conflicts: conflicts.map((other) => ({ role: other, why: words('tidak boleh'), always: false })),
});
const session: Session = {
  demo: false, signedIn: true, demoActors: [], delivers: { email: false, phone: false }, hall: null,
  actor: {
    id: 'p:saya', name: 'Saya', lang: 'id', duties: [], verbs: [], roles: [
      { verb: 'roles.grant', scheme: 'uji', path: '16.71', until: '2030-01-01T00:00:00.000Z' }, { verb: 'sheets.record', scheme: 'uji', path: '16.71', giveOnly: true, until: '2030-01-01T00:00:00.000Z' },
    ],
  },
};
const kpps = role('kpps', ['sheets.record'], ['saksi']);
const held = (more: Partial<AssignmentView>): AssignmentView => ({
  id: 1, person: { id: 'p:lain', name: 'Lain' }, role: 'saksi', roleName: words('Saksi'), scheme: 'uji', path: '16.71.04', region: '', within: 'event:a', from: '2024-01-01T00:00:00Z', until: null,
  state: 'now', source: 'office', reason: null, grantedBy: '', grantedByName: null, grantedAt: '', revokedBy: null, revokedAt: null, revokeReason: null, ...more,
});

describe('what the office offers', () => {
  it('is only what the server would give', () => {
    expect(givableRoles(session, [kpps, role('ppk', ['sheets.record', 'people.read'])]).map(({ id }) => id)).toEqual(['kpps']);
    expect(givableRoles(session, [{ ...kpps, levels: ['province'] }])).toEqual([]);
    expect(missingRight(session, kpps, { scheme: 'uji', path: '16.72' })).toEqual(words('sheets.record'));
    expect(missingRight(session, kpps, { scheme: 'uji', path: '16.71.04' }, null)).toEqual(words('sheets.record'));
    expect(missingRight(session, kpps, { scheme: 'uji', path: '16.71.04' }, endOfDay('2029-12-30'))).toBeNull();
    expect([mayGrantAt(session, 'uji', '16.71.04'), mayGrantAt(session, 'uji', '16'), mayGrantAt(session, 'lain', '16.71')]).toEqual([true, false, false]);
  });
  it('takes nobody their own role, nor one that could not be given', () => {
    const mine = held({ role: 'kpps' });
    expect(mayRevoke(session, [kpps], mine)).toBe(true);
    expect(mayRevoke(session, [kpps], { ...mine, person: { id: 'p:saya', name: '' } })).toBe(false);
    expect(mayRevoke(session, [kpps], { ...mine, path: '16.72' })).toBe(false);
  });
  it('tells a conflict before it is sent', () => {
    const now = Date.parse('2024-02-01');
    expect(conflictOf(kpps, 'event:a', { from: null, until: null }, [held({})], now)?.why.id).toBe('tidak boleh');
    expect(conflictOf(kpps, 'event:b', { from: null, until: null }, [held({})], now)).toBeNull();
    expect(conflictOf(kpps, null, { from: null, until: null }, [held({})], now)).not.toBeNull();
    expect(conflictOf(kpps, 'event:a', { from: null, until: null }, [held({ until: '2024-01-15T00:00:00Z' })], now)).toBeNull();
  });
  it('the last day of a term is the day before it ends', () => expect(lastDayOf(endOfDay('2024-02-14') ?? '')).toBe('2024-02-14'));
});
