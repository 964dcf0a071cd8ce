import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../result.ts';
import { KEY_BYTES, makeKeys, openKeys, SealBroken } from './keys.ts';

const key = randomBytes(KEY_BYTES);
const keys = makeKeys(key);
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const word = fc.string({ maxLength: 30 });

describe('seal', () => {
  it('opens again what it sealed, for its owner and purpose', () => {
    fc.assert(fc.property(word, text, word, (purpose, plain, bound) => {
      expect(keys.unseal(purpose, keys.seal(purpose, plain, bound), bound)).toBe(plain);
    }));
  });

  it('does not open for another owner or purpose', () => {
    fc.assert(fc.property(word, text, word, word, (purpose, plain, bound, other) => {
      fc.pre(bound !== other && purpose !== other);
      const sealed = keys.seal(purpose, plain, bound);
      expect(() => keys.unseal(purpose, sealed, other)).toThrow(SealBroken);
      expect(() => keys.unseal(other, sealed, bound)).toThrow(SealBroken);
    }));
  });

  it('does not open when any byte was edited, cut or added', () => {
    fc.assert(fc.property(text, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, flip) => {
      const sealed = keys.seal('p', plain, 'b');
      const edited = Buffer.from(sealed);
      edited[at % edited.length]! ^= flip;
      expect(() => keys.unseal('p', edited, 'b')).toThrow(SealBroken);
      expect(() => keys.unseal('p', sealed.subarray(0, at % sealed.length), 'b')).toThrow(SealBroken);
      expect(() => keys.unseal('p', Buffer.concat([sealed, Buffer.of(flip)]), 'b')).toThrow(SealBroken);
    }));
  });

  it('does not open with another key, opens with the old key after a rotation', () => {
    const fresh = randomBytes(KEY_BYTES);
    const sealed = keys.seal('p', 'rahasia', 'b');
    expect(() => makeKeys(fresh).unseal('p', sealed, 'b')).toThrow(SealBroken);
    const rotated = makeKeys(fresh, [randomBytes(KEY_BYTES), key]);
    expect(rotated.unseal('p', sealed, 'b')).toBe('rahasia');
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal('p', 'rahasia', 'b'))).toBe(true);
    expect(() => keys.unseal('p', rotated.seal('p', 'rahasia', 'b'), 'b')).toThrow(SealBroken);
    expect(rotated.keyedHash('p', 'x')).toEqual(makeKeys(fresh).keyedHash('p', 'x'));
    expect([rotated.keyedHashes('p', 'x')[0], rotated.keyedHashes('p', 'x')[2]]).toEqual([rotated.keyedHash('p', 'x'), keys.keyedHash('p', 'x')]);
    expect([rotated.ids.length, rotated.ids[2]]).toEqual([3, keys.ids[0]]);
  });

  it('never shows the text, nor that two texts are equal', () => {
    const sealed = keys.seal('p', 'rahasia-sekali', 'b');
    expect(sealed.includes('rahasia')).toBe(false);
    expect(sealed.equals(keys.seal('p', 'rahasia-sekali', 'b'))).toBe(false);
    expect(sealed.length).toBe('rahasia-sekali'.length + 33);
  });
});

describe('keyedHash', () => {
  it('is equal for equal texts of one purpose only', () => {
    fc.assert(fc.property(word, word, text, text, (purpose, other, plain, different) => {
      fc.pre(purpose !== other && plain !== different);
      const hash = keys.keyedHash(purpose, plain);
      expect(hash.length).toBe(32);
      expect(hash.equals(keys.keyedHash(purpose, plain))).toBe(true);
      expect(hash.equals(keys.keyedHash(other, plain))).toBe(false);
      expect(hash.equals(keys.keyedHash(purpose, different))).toBe(false);
    }));
  });
});

it('tokens are 43 characters fit for a link, and differ', () => {
  expect(keys.token()).toMatch(/^[\w-]{43}$/);
  expect(keys.token()).not.toBe(keys.token());
});

describe('openKeys', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'erekap-keys-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes one key file for its owner only, however many open at once', async () => {
    const fresh = join(folder, 'new/data');
    const opened = await Promise.all(Array.from({ length: 20 }, () => openKeys({ secret: undefined, folder: fresh })));
    const hashes = new Set(opened.map((one) => must(one).keyedHash('p', 'x').toString('hex')));
    expect(hashes.size).toBe(1);
    expect(await readdir(fresh)).toEqual(['secret.key']);
    expect((await stat(join(fresh, 'secret.key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(fresh, 'secret.key'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    expect(must(await openKeys({ secret: undefined, folder: fresh })).keyedHash('p', 'x').toString('hex')).toBe([...hashes][0]);
  });

  it('takes the key of the environment and leaves no file', async () => {
    const own = join(folder, 'environment');
    const opened = must(await openKeys({ secret: ` ${key.toString('base64')}\n`, folder: own }));
    expect(opened.keyedHash('p', 'x')).toEqual(keys.keyedHash('p', 'x'));
    await expect(stat(own)).rejects.toThrow();
  });

  it('opens what the keys of SECRET_KEY_OLD sealed', async () => {
    const old = `${randomBytes(32).toString('base64')}, ${key.toString('base64url')}`;
    const opened = must(await openKeys({ secret: randomBytes(32).toString('base64'), old, folder }));
    expect(opened.unseal('p', keys.seal('p', 'lama', 'b'), 'b')).toBe('lama');
  });

  it.each(['', 'pendek', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), `${'!'.repeat(43)}=`])('refuses %j by name, without repeating it', async (secret) => {
    const opened = await openKeys({ secret, folder });
    expect(opened).toMatchObject({ ok: false, problem: { code: 'input_invalid', params: { column: 'SECRET_KEY' } } });
    if (secret) expect(JSON.stringify(opened)).not.toContain(secret);
    if (secret) expect(await openKeys({ secret: undefined, old: secret, folder })).toMatchObject({ ok: false, problem: { params: { column: 'SECRET_KEY_OLD' } } });
  });

  it('says so when the key file is damaged or cannot be made', async () => {
    const damaged = await mkdtemp(join(folder, 'damaged-'));
    await writeFile(join(damaged, 'secret.key'), 'abc');
    expect(await openKeys({ secret: undefined, folder: damaged })).toMatchObject({ ok: false, problem: { code: 'folder_unusable' } });
    await writeFile(join(folder, 'a-file'), '');
    expect(await openKeys({ secret: undefined, folder: join(folder, 'a-file/data') })).toMatchObject({ ok: false, problem: { code: 'folder_unusable' } });
  });
});
