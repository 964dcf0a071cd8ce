import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEasyPin, isPin, MOST_FAILS, waitAfter, waitLeft } from './guard.ts';
import { ITERATIONS, makeLock, openLock, seal, unseal } from './seal.ts';

describe('wrong PINs', () => {
  it('are free three times, then cost a wait that doubles; all nine together cost more than ten minutes', () => {
    const waits = Array.from({ length: MOST_FAILS }, (_, fails) => waitAfter(fails));
    expect(waits.slice(0, 6)).toEqual([0, 0, 0, 5_000, 10_000, 20_000]);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(600_000);
  });
  it('cost never more than the wait itself, whatever the clock does', () => {
    fc.assert(fc.property(fc.nat(MOST_FAILS - 1), fc.integer(), fc.integer(), (fails, lastFailAt, now) => {
      const left = waitLeft({ fails, lastFailAt }, now);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(waitAfter(fails));
    }));
  });
});

describe('a PIN', () => {
  it.each(['000000', '123456', '654321', '121212', '123123', '999999'])('%s is tried first by anybody', (pin) => { expect(isEasyPin(pin)).toBe(true); });
  it.each(['270391', '135790', '112233'])('%s may be chosen', (pin) => { expect([isPin(pin), isEasyPin(pin)]).toEqual([true, false]); });
  it.each(['', '12345', '1234567', '12345a', '١٢٣٤٥٦'])('"%s" is none', (pin) => { expect(isPin(pin)).toBe(false); });
});

describe('what the phone keeps', () => {
  it('opens with the PIN that closed it and no other, and is made slow on purpose', async () => {
    const { lock, key } = await makeLock('270391');
    expect(lock.iterations).toBe(ITERATIONS);
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
    const sealed = await seal(key, { note: 'siap' }, 'queue 1');
    expect(await openLock(lock, '270392')).toBeNull();
    const again = await openLock(lock, '270391');
    expect(again && await unseal(again, sealed, 'queue 1')).toEqual({ note: 'siap' });
    expect(again?.extractable).toBe(false);
    await expect(unseal(key, sealed, 'queue 2')).rejects.toThrow();
    const edited = new Uint8Array(sealed.bytes.slice(0));
    edited[3] = (edited[3] ?? 0) ^ 1;
    await expect(unseal(key, { ...sealed, bytes: edited.buffer }, 'queue 1')).rejects.toThrow();
  }, 30_000);

  it('never looks the same twice', async () => {
    const { key } = await makeLock('270391');
    const [one, other] = [await seal(key, 'siap', 'x'), await seal(key, 'siap', 'x')];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false);
  }, 30_000);
});
