import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../result.ts';
import { createGate } from './gate.ts';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';
import { readPhc, writePhc } from './phc.ts';

describe('passwords', () => {
  it('verifies the right one only, with a fresh salt each time', async () => {
    const [one, two] = await Promise.all([hashPassword('kata sandi panjang'), hashPassword('kata sandi panjang')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('kata sandi panjang', one)).toBe(true);
    expect(await verifyPassword('kata sandi panjanG', one)).toBe(false);
    expect(await verifyPassword('', one)).toBe(false);
    expect(needsRehash(one)).toBe(false);
  });

  it('holds for any text, in any Unicode spelling', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (plain) => {
      expect(await verifyPassword(plain.normalize('NFD'), await hashPassword(plain.normalize('NFC')))).toBe(true);
    }), { numRuns: 10 });
  });

  // Made by the reference implementation: echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
  it('agrees with the reference argon2', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
    expect(await verifyPassword('passwore', reference)).toBe(false);
    expect(needsRehash(reference)).toBe(true);
  });

  it('is never true for nobody, and takes its time', async () => {
    const began = performance.now();
    expect(await verifyPassword('apa saja', null)).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(5);
  });

  it('refuses what is longer than 256 characters', async () => {
    const kept = await hashPassword('x'.repeat(256));
    expect(await verifyPassword('x'.repeat(256), kept)).toBe(true);
    expect(await verifyPassword('x'.repeat(257), kept)).toBe(false);
    await expect(hashPassword('x'.repeat(257))).rejects.toThrow(ProblemError);
  });

  it('a flood is told to come again, and those who waited are served', async () => {
    const kept = await hashPassword('benar');
    const answers = await Promise.allSettled(Array.from({ length: 80 }, () => verifyPassword('benar', kept)));
    const served = answers.filter((one) => one.status === 'fulfilled' && one.value).length;
    const refused = answers.filter((one) => one.status === 'rejected' && one.reason instanceof ProblemError && one.reason.problem.code === 'busy').length;
    expect([served, refused]).toEqual([66, 14]);
    expect(await verifyPassword('benar', kept)).toBe(true);
  });
});

describe('gate', () => {
  it('never lets more in than allowed, and lets go after a failure', async () => {
    const gate = createGate(2, 50);
    let inside = 0;
    let most = 0;
    await Promise.allSettled(Array.from({ length: 40 }, (_, n) => gate(async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 1));
      inside -= 1;
      if (n % 3 === 0) throw new Error('failed');
    })));
    expect([most, inside]).toEqual([2, 0]);
    expect(await gate(async () => 'in')).toBe('in');
  });

  it('keeps room for the known while strangers flood it, and lets them go first', async () => {
    const gate = createGate(1, 3);
    const order: string[] = [];
    const come = (name: string, lane?: 'known') => gate(async () => { order.push(name); await new Promise((done) => setTimeout(done, 1)); }, lane);
    const flood = Promise.allSettled(Array.from({ length: 9 }, () => come('stranger')));
    await come('owner', 'known');
    const refused = (await flood).filter(({ status }) => status === 'rejected').length;
    expect([order, refused]).toEqual([['stranger', 'owner', 'stranger', 'stranger', 'stranger'], 5]);
  });
});

describe('PHC text', () => {
  it('reads what it wrote', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
    fc.assert(fc.property(fc.integer({ min: 8, max: 999_999 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), bytes(16), bytes(32), (memory, passes, parallelism, salt, hash) => {
      expect(readPhc(writePhc({ memory, passes, parallelism, salt, hash }))).toEqual({ memory, passes, parallelism, salt, hash });
    }));
  });

  it.each(['', 'rahasia', '$2b$10$abc', '$argon2i$v=19$m=1,t=1,p=1$YWJjZGVmZ2hpams$YWJjZGVmZ2hpamtsbW5v'])('throws for %j', (text) => {
    expect(() => readPhc(text)).toThrow();
  });
});
