import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { browserName, networkOf } from './browser.ts';
import { COMMON, isCommon } from './common-passwords.ts';
import { maskLogin, readLogin } from './login.ts';
import { weaknessOf } from './password.ts';
import { reachesAll, regionOfAll } from './reach.ts';

describe('a sign-in name', () => {
  it.each([
    [' Siti@Contoh.ID ', 'email', 'siti@contoh.id'], ['0812-3456-7890', 'phone', '+6281234567890'], ['62 812 3456 7890', 'phone', '+6281234567890'],
    ['+62 (812) 34567890', 'phone', '+6281234567890'], ['Dimas.Saputra', 'name', 'dimas.saputra'],
  ])('%j is found as %s %s', (text, kind, value) => { expect(readLogin(text)).toEqual({ kind, value }); });
  it.each(['', '  ', 'ab', '1abc', 'a b c', 'siti@', '@contoh.id', 'a,b@contoh.id', 'x'.repeat(200)])('%j is none', (text) => { expect(readLogin(text)).toBeNull(); });
  it('has one spelling, and finds itself again', () => {
    fc.assert(fc.property(fc.oneof(fc.emailAddress(), fc.stringMatching(/^[a-z][a-z0-9.-]{2,39}$/), fc.stringMatching(/^08[1-9]\d{7,9}$/)), (text) => {
      const first = readLogin(text);
      if (first) expect(readLogin(first.value)).toEqual(first);
    }));
  });
  it('is shown masked', () => {
    expect(maskLogin({ kind: 'email', value: 'siti@contoh.id' })).toBe('s…@contoh.id');
    expect(maskLogin({ kind: 'phone', value: '+6281234567890' })).toBe('+62…890');
  });
});

describe('a password', () => {
  it.each(['kuda hijau makan awan', 'Merpati-di-loteng-7', 'korek besi tiga belas', 'ыыы мама мыла раму', '🦜🦜 burung nuri biru'])('%j is good', (password) => { expect(weaknessOf(password)).toBeNull(); });
  it.each(['sebelas2345', 'ab', ''])('%j is too short', (password) => { expect(weaknessOf(password)?.id).toContain('12'); });
  it('has at most 256 characters', () => { expect(weaknessOf('kuda hijau '.repeat(30))?.id).toContain('256'); });
  it.each(['password1234', 'P4ssw0rd1234!', 'sayangsayang123', 'AkuCintaKamu', 'indonesiaraya', 'bismillah123456', 'qwertyuiop12', 'aaaaaaaaaaaa', 'abcabcabcabc', '123456789012', '1q2w3e4r5t6y', 'pemilu2024jujuradil', 'kpu kota 2024 ', 'p a s s w o r d 1 2 3 4'])(
    '%j is common', (password) => { expect(isCommon(password)).toBe(true); });
  it('may not hold the login or the name', () => {
    expect(weaknessOf('rahasia-wulan.k-9', { login: 'wulan.k@contoh.id' })).not.toBeNull();
    expect(weaknessOf('kencana di musim hujan', { name: 'Wulan Kencana' })).not.toBeNull();
    expect(weaknessOf('kelapa di musim hujan', { login: 'wulan@contoh.id', name: 'Wulan Kencana' })).toBeNull();
  });
  it('is held against more than three thousand of the commonest', () => {
    expect(COMMON.size).toBeGreaterThan(3000);
    expect([...COMMON].filter((one) => one.length >= 12).length).toBeGreaterThan(3000);
  });
  it('is judged quickly, however it is made', () => {
    const began = performance.now();
    fc.assert(fc.property(fc.string({ maxLength: 256 }), (text) => { isCommon(text); }));
    for (const piece of ['aku', 'a', 'abc1', 'satuduatiga', '1234567890']) isCommon(piece.repeat(200).slice(0, 256));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('reach', () => {
  it('is the smallest region that holds all', () => {
    const at = (path: string, scheme = 'kemendagri') => ({ scheme, path });
    expect(regionOfAll([at('16.71.04.1001'), at('16.71.05')])).toEqual(at('16.71'));
    expect(regionOfAll([at('16.71.04.1001/7'), at('16.71.04.1001/8')])).toEqual(at('16.71.04.1001'));
    expect(regionOfAll([at('16.71.04.1001/7')])).toEqual(at('16.71.04.1001/7'));
    expect(regionOfAll([at('16'), at('31.71')])).toEqual(at(''));
    expect(regionOfAll([at('16'), at('16', 'kpu-2019')])).toEqual({ scheme: '*', path: '' });
  });
  it('over somebody needs every right they hold', () => {
    const actor: Actor = { id: 'a', name: 'A', grants: [{ verb: 'accounts.manage', scheme: 'kemendagri', path: '16.71' }, { verb: 'sheets.record', scheme: 'kemendagri', path: '16.71', giveOnly: true }] };
    expect(reachesAll(actor, [{ verb: 'sheets.record', scheme: 'kemendagri', path: '16.71.04', within: 'event:x' }])).toBe(true);
    expect(reachesAll(actor, [{ verb: 'sheets.record', scheme: 'kemendagri', path: '16' }])).toBe(false);
    expect(reachesAll(actor, [{ verb: 'roles.grant', scheme: 'kemendagri', path: '16.71' }])).toBe(false);
  });
});

it('a browser is named in two words, and an address of somebody else by its network', () => {
  expect(browserName('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36')).toBe('Chrome · Android');
  expect(browserName('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox · Windows');
  expect(browserName('curl/8')).toBe('—');
  expect(networkOf('180.252.1.7')).toBe('180.252.…');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:…');
});
