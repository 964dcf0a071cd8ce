import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, mayGive, type Actor, type Place, type Verb } from '../../../../kernel/access.ts';
import { exceeding, fitsLevel, judge, placeOf, type Post } from './admit.ts';
import { conflictOf, mayActOn, ROLE_CONFLICTS, type Act } from './conflicts.ts';
import { placeLevel } from './place.ts';
import { grantsOfRole, hasCountingPower, ROLE_IDS, ROLES, type Role, type RoleId } from './roles.ts';
import { beginOf, covers, endOf, overlap } from './term.ts';
import { VERBS } from './verbs.ts';

const PATHS = ['', '16', '16.71', '16.71.04', '16.71.04.1001', '16.71.04.1001/7', '16.72', '11'] as const;
const EVENT = 'event:uji';
const actorWith = (role: RoleId, path: string, within: string | null, until: string | null = null): Actor =>
  ({ id: 'p:aktor', name: 'Aktor', grants: grantsOfRole({ role, scheme: 'uji', path, within, until }) });
const post = (role: RoleId, path: string, more: Partial<Post> = {}): Post => ({ role, scheme: 'uji', path, within: EVENT, from: 0, until: null, ...more });

const anyRole = fc.constantFrom(...ROLE_IDS);
const anyPath = fc.constantFrom(...PATHS);
const anyPlace: fc.Arbitrary<Place> = fc.record({ scheme: fc.constantFrom('uji', 'lain'), path: anyPath, within: fc.constantFrom(EVENT, 'event:lain', undefined) });

describe('four eyes', () => {
  it('with any sequence of allowed acts nobody is in two of entered, verified and resolved of the same thing', () => {
    const anyAct = fc.constantFrom<Act>('entered', 'verified', 'resolved');
    fc.assert(fc.property(fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c'), act: anyAct }), { maxLength: 40 }), (wishes) => {
      const done: { person: string; act: Act }[] = [];
      for (const wish of wishes) if (mayActOn(done, wish.person, wish.act)) done.push(wish);
      for (const person of ['a', 'b', 'c']) expect(new Set(done.filter((one) => one.person === person).map(({ act }) => act)).size).toBeLessThanOrEqual(1);
    }));
  });
  it('lets the one who entered correct their own entry, and others verify', () => {
    const done = [{ person: 'a', act: 'entered' as const }];
    expect([mayActOn(done, 'a', 'entered'), mayActOn(done, 'a', 'verified'), mayActOn(done, 'b', 'verified'), mayActOn(done, 'a', 'resolved')]).toEqual([true, false, true, false]);
  });
});

describe('roles', () => {
  it('give no counting power to the administrator of the system, the auditor, the witness or the supervisor', () => {
    for (const id of ['system_administrator', 'auditor', 'saksi', 'bawaslu', 'personnel', 'public_relations', 'observer'] as const) {
      expect([id, hasCountingPower(id)]).toEqual([id, false]);
      const { give }: Role = ROLES[id];
      expect(give.filter((verb) => VERBS[verb].power === 'counting')).toEqual([]);
    }
  });
  it('are given on the levels of the law', () => {
    expect(PATHS.map(placeLevel)).toEqual(['national', 'province', 'regency', 'subdistrict', 'village', 'station', 'regency', 'province']);
    expect(placeLevel('16.71/3')).toBeNull();
    expect(fitsLevel(post('ppk', '16.71.04'))).toBe(true);
    expect(fitsLevel(post('ppk', '16.71'))).toBe(false);
    expect(fitsLevel(post('kpps', '16.71.04.1001/7'))).toBe(true);
    expect(fitsLevel(post('kpu_ri', '', { scheme: '*' }))).toBe(true);
    expect(fitsLevel(post('kpu_kab', '16.71', { scheme: '*' }))).toBe(false);
  });
  it('conflict the same way round either way, and never with themselves', () => {
    for (const a of ROLE_IDS) for (const b of ROLE_IDS) expect(conflictOf(a, b)).toBe(conflictOf(b, a));
    for (const id of ROLE_IDS) expect(conflictOf(id, id)).toBeNull();
    for (const { why, basis } of ROLE_CONFLICTS) expect([why.id, why.en, basis.law, basis.article].every((text) => text !== '')).toBe(true);
  });
  it('a witness is no officer, and the administrator of the system no counter', () => {
    for (const id of ROLE_IDS.filter((role) => ROLES[role].officer)) expect(conflictOf('saksi', id)).not.toBeNull();
    for (const id of ROLE_IDS.filter(hasCountingPower)) expect(conflictOf('system_administrator', id)).not.toBeNull();
  });
});

describe('nobody grants more than they hold', () => {
  it('whatever is allowed to be given, its holder then has no right that the giver could not give', () => {
    fc.assert(fc.property(anyRole, anyPath, fc.constantFrom(null, EVENT), anyRole, anyPath, fc.constantFrom(null, EVENT), anyPlace, (held, heldPath, heldWithin, wanted, path, within, place) => {
      const giver = actorWith(held, heldPath, heldWithin);
      const wish = post(wanted, path, { within });
      if (judge(giver, 'p:lain', wish, [], 0).kind !== 'grant') return;
      const taker: Actor = { id: 'p:lain', name: 'Lain', grants: grantsOfRole({ ...wish, until: null }) };
      for (const verb of Object.keys(VERBS) as Verb[]) if (may(taker, verb, place)) expect(mayGive(giver, verb, place)).toBe(true);
    }), { numRuns: 2000 });
  });
  it('nor for longer, nor in another election, nor outside their region', () => {
    const pps = actorWith('pps', '16.71.04.1001', EVENT, '2024-03-01T00:00:00.000Z');
    const until = (day: string): number => Date.parse(`${day}T00:00:00Z`);
    expect(judge(pps, 'p:x', post('kpps', '16.71.04.1001/7', { until: until('2024-02-20') }), [], 0).kind).toBe('grant');
    expect(judge(pps, 'p:x', post('kpps', '16.71.04.1001/7', { until: until('2024-03-02') }), [], 0).kind).toBe('exceeds');
    expect(judge(pps, 'p:x', post('kpps', '16.71.04.1001/7'), [], 0).kind).toBe('exceeds');
    expect(judge(pps, 'p:x', post('kpps', '16.71.04.1002/1', { until: until('2024-02-20') }), [], 0).kind).toBe('exceeds');
    expect(judge(pps, 'p:x', post('kpps', '16.71.04.1001/7', { within: 'event:lain', until: until('2024-02-20') }), [], 0).kind).toBe('exceeds');
    expect(judge(pps, 'p:x', post('bawaslu', '16.71.04.1001', { until: until('2024-02-20') }), [], 0).kind).toBe('exceeds');
  });
  it('nor to themselves', () => expect(judge(actorWith('kpu_kab', '16.71', null), 'p:aktor', post('ppk', '16.71.04'), [], 0).kind).toBe('own'));
  it('the operator of the machine may give every role', () => {
    const machine: Actor = { id: 'operator:machine', name: '', grants: [{ verb: '*', scheme: '*', path: '' }] };
    for (const role of ROLE_IDS) expect(exceeding(machine, { role, scheme: '*', path: '', within: null }, null)).toBeNull();
  });
  it('asks at the place of the role', () => expect(placeOf(post('ppk', '16.71.04'))).toEqual({ scheme: 'uji', path: '16.71.04', within: EVENT }));
});

describe('what is held already', () => {
  const machine: Actor = { id: 'm', name: '', grants: [{ verb: '*', scheme: '*', path: '' }] };
  const ppk = { id: 4, role: 'ppk', scheme: 'uji', path: '16.71.04', within: EVENT, from: 100, until: 200 };
  it('stays; what goes on longer begins where it ends; what bends it is refused', () => {
    expect(judge(machine, 'p:x', post('ppk', '16.71.04', { from: 120, until: 180 }), [ppk], 0)).toEqual({ kind: 'held', id: 4 });
    expect(judge(machine, 'p:x', post('ppk', '16.71.04', { from: 120, until: 300 }), [ppk], 0)).toMatchObject({ kind: 'grant', post: { from: 200, until: 300 } });
    expect(judge(machine, 'p:x', post('ppk', '16.71.04', { from: 50, until: 300 }), [ppk], 0).kind).toBe('overlap');
    expect(judge(machine, 'p:x', post('ppk', '16.71.04', { from: 200, until: 300 }), [ppk], 0).kind).toBe('grant');
  });
  it('conflicts only at the same time and in the same election, or where one of them names none', () => {
    const kind = (more: Partial<Post>): string => judge(machine, 'p:x', post('saksi', '11', more), [ppk], 0).kind;
    expect(kind({ from: 150, until: 160 })).toBe('conflict');
    expect(kind({ from: 200, until: 260 })).toBe('grant');
    expect(kind({ from: 150, until: 160, within: 'event:lain' })).toBe('grant');
    expect(judge(machine, 'p:x', post('system_administrator', '16.71', { within: null }), [ppk], 0).kind).toBe('conflict');
  });
  it('roles of one election need it named', () => expect(judge(machine, 'p:x', post('kpps', '16.71.04.1001', { within: null }), [], 0).kind).toBe('unbound'));
});

describe('terms', () => {
  it('a day is the day of Jakarta, the last one whole', () => {
    expect(new Date(beginOf('2024-02-14')).toISOString()).toBe('2024-02-13T17:00:00.000Z');
    expect(new Date(endOf('2024-02-14')).toISOString()).toBe('2024-02-14T17:00:00.000Z');
    expect(endOf('2024-02-14T00:00:00Z')).toBe(beginOf('2024-02-14T00:00:00Z'));
  });
  it('overlap both ways, and what covers overlaps', () => {
    const term = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer({ min: 1, max: 20 }))).map(([from, length]) => ({ from, until: length === null ? null : from + length }));
    fc.assert(fc.property(term, term, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a));
      if (covers(a, b)) expect(overlap(a, b)).toBe(true);
    }));
  });
});
