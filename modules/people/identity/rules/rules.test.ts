import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../../kernel/access.ts';
import { maskContact, readEmail, readPhone, readSought } from './contacts.ts';
import { farness, swaps, typos } from './likeness.ts';
import { holdsNumber, isName, tidyName } from './names.ts';
import { inventNik, maskNik, nikWarnings, readNik } from './nik.ts';
import { narrow, placeOver, reachOf } from './reach.ts';
import { readDay, readSex } from './template.ts';

const day = fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2010-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const sex = fc.constantFrom('male' as const, 'female' as const);

describe('a NIK', () => {
  it('says day of birth and sex, and agrees with the person it was invented for', () => {
    fc.assert(fc.property(day, sex, fc.nat(), fc.nat(), (birthDate, of, region, serial) => {
      const nik = inventNik({ birthDate, sex: of, region, serial });
      const read = readNik(nik);
      expect(read).toMatchObject({ ok: true, facts: { nik, sex: of, invented: true, day: Number(birthDate.slice(8)), month: Number(birthDate.slice(5, 7)) } });
      if (read.ok) expect(nikWarnings(read.facts, { birthDate, sex: of })).toEqual([]);
    }));
  });
  it('warns, and no more, where it contradicts what is known', () => {
    fc.assert(fc.property(day, day, sex, (birthDate, other, of) => {
      fc.pre(birthDate.slice(2) !== other.slice(2));
      const read = readNik(inventNik({ birthDate, sex: of, region: 1, serial: 1 }));
      if (!read.ok) throw new Error('an invented NIK must read');
      expect(nikWarnings(read.facts, { birthDate: other, sex: of === 'male' ? 'female' : 'male' })).toEqual(['birth_date', 'sex']);
      expect(nikWarnings(read.facts, {})).toEqual([]);
    }));
  });
  it.each([
    ['167104020384001', 'length'], ['16710402038400011', 'length'], ['16710402038400x1', 'length'], ['', 'length'],
    ['0071040203840001', 'region'], ['1600040203840001', 'region'], ['1671000203840001', 'region'],
    ['9971043002840001', 'date'], ['9971040013840001', 'date'], ['9971047203840001', 'date'], ['9971043203840001', 'date'], ['9971040200840001', 'date'],
    ['9971040203840000', 'serial'],
  ])('%s is refused for its %s', (nik, flaw) => expect(readNik(nik)).toEqual({ ok: false, flaw }));
  it('is read with the signs that people put between', () => expect(readNik('99 7104-420384.0007')).toMatchObject({ ok: true, facts: { sex: 'female', day: 2, month: 3, year: 84 } }));
  it('never throws, and shows its last four digits at most', () => {
    fc.assert(fc.property(fc.string(), (text) => { readNik(text); }));
    expect(maskNik('9971040203840001')).toBe('997104••••••••••');
  });
});

describe('contacts', () => {
  it.each([['0812-3456-7890', '+6281234567890'], ['812 3456 7890', '+6281234567890'], ['62 812 34567890', '+6281234567890'], ['+65 6123 4567', '+6561234567'], ['0065 61234567', '+6561234567'], ['(0711) 312345', '+62711312345'], ['12', null], ['nomor', null], ['+0812345678', null]])('%s → %s', (text, phone) => expect(readPhone(text)).toBe(phone));
  it.each([[' Maya.Lestari@Contoh.ID ', 'maya.lestari@contoh.id'], ['a@b', null], ['a@@b.id', null], ['a b@c.id', null], ['a@b..id', null], ['<a>@b.id', null]])('%s → %s', (text, email) => expect(readEmail(text)).toBe(email));
  it('reads its own form again', () => {
    fc.assert(fc.property(fc.stringMatching(/^0[1-9]\d{7,11}$/), (text) => {
      const phone = readPhone(text);
      expect(phone).not.toBeNull();
      expect(readPhone(phone ?? '')).toBe(phone);
    }));
  });
  it('tells a NIK and a contact from a name', () => {
    expect(readSought('9971 0402 0384 0001')).toEqual({ kind: 'nik', value: '9971040203840001' });
    expect(readSought('0812 3456 7890')).toEqual({ kind: 'phone', value: '+6281234567890' });
    expect(readSought('maya@contoh.id')).toEqual({ kind: 'email', value: 'maya@contoh.id' });
    expect(readSought('Maya Lestari')).toBeNull();
  });
  it('masks', () => expect([maskContact('phone', '+6281234567890'), maskContact('email', 'maya@contoh.id')]).toEqual(['+62•••••890', 'm•••@contoh.id']));
});

describe('names and cells', () => {
  it.each([['Nur’aini', true], ["Nur'aini", true], ['H. Ahmad, S.H.', true], ['M. Al-Amin', true], ['=1+1', false], ['B4gas', false], ['', false], ['<b>', false]])('%s: %s', (name, good) => expect(isName(name)).toBe(good));
  it('tidies blanks only', () => expect(tidyName('  Maya \n Lestari ')).toBe('Maya Lestari'));
  it('finds a number hidden in a sentence', () => expect([holdsNumber('NIK 9971 0402 0384 0001 salah'), holdsNumber('rapat 2024-02-14')]).toEqual([true, false]));
  it.each([['1984-03-02', '1984-03-02'], ['2/3/1984', '1984-03-02'], ['02-03-1984', '1984-03-02'], ['31/02/1984', null], ['3 Maret', null], ['1884-01-01', null]])('%s is the day %s', (text, read) => expect(readDay(text)).toBe(read));
  it('reads L and P', () => expect([readSex('L'), readSex('Perempuan'), readSex('x')]).toEqual(['male', 'female', undefined]));
});

describe('likeness', () => {
  it('counts slips', () => expect([typos('lestari', 'lestari'), typos('lestrai', 'lestari'), typos('lstari', 'lestari'), typos('lesttari', 'lestari')]).toEqual([0, 1, 1, 1]));
  it('is symmetric, and a swap undone is no slip', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => { expect(typos(a, b)).toBe(typos(b, a)); }));
    expect(swaps('amya')).toContain('maya');
  });
  it('puts the whole name first', () => expect(farness(['maya'], 'maya lestari')).toBeLessThan(farness(['maya'], 'sri mayasari')));
});

const grant = (path: string, more: Partial<Grant> = {}): Grant => ({ verb: 'people.read', scheme: 'kemendagri', path, ...more });
const actor = (...grants: Grant[]) => ({ id: 'a', name: 'A', grants });
const person = (path: string, ...roles: { path: string; within?: string }[]) => ({ scheme: 'kemendagri', path, roles: roles.map((role) => ({ scheme: 'kemendagri', ...role })) });

describe('who is reached', () => {
  it('people who live there, or serve there in the election of the right', () => {
    expect(placeOver(actor(grant('16.71')), 'people.read', person('16.71.04.1001'))).toMatchObject({ path: '16.71.04.1001' });
    expect(placeOver(actor(grant('16.71')), 'people.read', person('16.72.01.1001'))).toBeNull();
    expect(placeOver(actor(grant('16.71')), 'people.read', person('16.72.01.1001', { path: '16.71.04.1001/3' }))).toMatchObject({ path: '16.71.04.1001/3' });
    expect(placeOver(actor(grant('16.71', { within: 'event:a1' })), 'people.read', person('16.72.01.1001', { path: '16.71', within: 'event:b2' }))).toBeNull();
    expect(placeOver(actor(grant('16.71', { within: 'event:a1' })), 'people.read', person('16.71.04', {} as never))).toMatchObject({ within: 'event:a1' });
    expect(placeOver(actor(grant('16.71', { giveOnly: true })), 'people.read', person('16.71.04'))).toBeNull();
    expect(placeOver(actor(grant('', { scheme: '*', verb: '*' })), 'people.write', person('33.01'))).toMatchObject({ path: '33.01' });
  });
  it('a role at the place is enough to be seen there, and for nothing else', () => {
    const serving = person('33.01.01.1001', { path: '16.71.04.1001/3' });
    const verbs = ['people.read', 'people.write', 'people.merge', 'people.read_nik', 'people.read_health', 'privacy.export', 'privacy.manage', 'accounts.manage', 'sessions.revoke'] as const;
    expect(verbs.filter((verb) => placeOver(actor(grant('16.71', { verb })), verb, serving) !== null)).toEqual(['people.read']);
    expect(verbs.filter((verb) => placeOver(actor(grant('33', { verb })), verb, serving) === null)).toEqual([]);
  });
  it('only the outermost places are kept, and narrowed to the region asked for', () => {
    const reach = reachOf(actor(grant('16.71'), grant('16'), grant('16'), grant('31')), 'people.read');
    expect(reach.map(({ path }) => path)).toEqual(['16', '31']);
    expect(narrow(reach, { scheme: 'kemendagri', path: '16.71.04' }).map(({ path }) => path)).toEqual(['16.71.04']);
    expect(narrow(reach, { scheme: '*', path: '' }).map(({ path }) => path)).toEqual(['16', '31']);
    expect(narrow(reach, { scheme: 'kemendagri', path: '33' })).toEqual([]);
  });
});
