import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestMessage, type SignedRequest } from '../../../../kernel/device-message.ts';
import { newId } from '../../../../kernel/ids.ts';
import { newPhone, signWith } from '../fixtures.ts';
import { isSignedBy, readPublicKey } from './verify.ts';

const phone = newPhone();
const key = readPublicKey(Buffer.from(phone.publicKey, 'base64url'))!;
const other = newPhone();

/** Everything that travels, with the body as bytes, as the server sees it. */
type Travelling = Omit<SignedRequest, 'bodyHash'> & { readonly body: Uint8Array };
const messageOf = ({ body, ...rest }: Travelling): string => requestMessage({ ...rest, bodyHash: createHash('sha256').update(body).digest('hex') });

const line = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'b', 'z', '0', '7', '9', '-', '_', '/', '?', '&', '=', '.', '%', '~', ':') });
const travelling: fc.Arbitrary<Travelling> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), target: line.map((text) => `/${text}`), body: fc.uint8Array({ maxLength: 200 }),
  device: fc.constant(0).map(() => newId()), time: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()), key: line,
});

describe('a signed request', () => {
  it('is believed as it was signed, and nobody else can have signed it', () => {
    fc.assert(fc.property(travelling, (request) => {
      const message = messageOf(request);
      expect(isSignedBy(key, message, signWith(phone, message))).toBe(true);
      expect(isSignedBy(key, message, signWith(other, message))).toBe(false);
    }), { numRuns: 50 });
  });

  it('is refused once a single byte of method, path, body, time, key or id is another', () => {
    const part = fc.constantFrom('method' as const, 'target' as const, 'time' as const, 'key' as const, 'device' as const, 'body' as const);
    fc.assert(fc.property(travelling, part, fc.nat(), fc.integer({ min: 1, max: 94 }), (request, name, at, by) => {
      const signature = signWith(phone, messageOf(request));
      const changed = name === 'body' ? { ...request, body: flipped(request.body, at, by) } : { ...request, [name]: changedText(request[name], at, by) };
      fc.pre(messageOf(changed) !== messageOf(request));
      expect(isSignedBy(key, messageOf(changed), signature)).toBe(false);
    }), { numRuns: 300 });
  });

  it('is refused once a single bit of its signature is another, or it has another length', () => {
    const message = messageOf({ method: 'GET', target: '/api/field/me', body: new Uint8Array(), device: newId(), time: new Date().toISOString(), key: '' });
    const signature = Buffer.from(signWith(phone, message), 'base64url');
    fc.assert(fc.property(fc.nat(signature.length * 8 - 1), (bit) => {
      const broken = Buffer.from(signature);
      broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(isSignedBy(key, message, broken.toString('base64url'))).toBe(false);
    }), { numRuns: 200 });
    for (const length of [0, 63, 65, 72]) expect(isSignedBy(key, message, randomBytes(length).toString('base64url'))).toBe(false);
    expect(isSignedBy(key, message, Buffer.alloc(64).toString('base64url'))).toBe(false);
  });

  it('is believed however its two numbers begin: with zeros, or with their highest bit set', () => {
    const begins = [(first: number) => first === 0, (first: number) => first > 0 && first < 0x80, (first: number) => first >= 0x80];
    for (const from of [0, 32]) for (const begin of begins) {
      // A signature has a random part: made anew until it begins so.
      let signature = signWith(phone, 'a sheet');
      while (!begin(Buffer.from(signature, 'base64url')[from] ?? -1)) signature = signWith(phone, 'a sheet');
      expect(isSignedBy(key, 'a sheet', signature)).toBe(true);
    }
  });

  it('cannot pass for another request by moving text from one part into the next', () => {
    const base = { method: 'POST', bodyHash: 'x', device: 'd', time: 't' };
    expect(requestMessage({ ...base, target: '/a', key: 'bc' })).not.toBe(requestMessage({ ...base, target: '/ab', key: 'c' }));
  });

  it('costs less than a millisecond to check', () => {
    const message = messageOf({ method: 'POST', target: '/api/field/reports', body: randomBytes(2000), device: newId(), time: new Date().toISOString(), key: 'k'.repeat(36) });
    const signature = signWith(phone, message);
    const bytes = Buffer.from(phone.publicKey, 'base64url');
    const check = (): void => { expect(isSignedBy(readPublicKey(bytes)!, message, signature)).toBe(true); };
    for (let i = 0; i < 50; i++) check();
    const times = Array.from({ length: 200 }, () => { const began = performance.now(); check(); return performance.now() - began; }).sort((a, b) => a - b);
    expect(times[100]).toBeLessThan(1);
  });
});

describe('a public key', () => {
  it('is P-256 in its one usual spelling, and nothing else', () => {
    const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey.export({ type: 'spki', format: 'der' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
    const offCurve = Buffer.from(phone.publicKey, 'base64url');
    offCurve.fill(1, 30);
    const twisted = Buffer.from(phone.publicKey, 'base64url');
    twisted[10] = 0x2b;
    for (const bytes of [p384, rsa, offCurve, twisted, randomBytes(91), Buffer.alloc(0)]) expect(readPublicKey(bytes)).toBeNull();
  });
});

const changedText = (text: string, at: number, by: number): string => {
  const place = at % text.length;
  const code = 33 + ((text.charCodeAt(place) - 33 + by) % 94);
  return text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
};

const flipped = (body: Uint8Array, at: number, by: number): Uint8Array => {
  if (body.length === 0) return Uint8Array.of(by);
  const changed = Uint8Array.from(body);
  changed[at % body.length] = (body[at % body.length] ?? 0) ^ by;
  return changed;
};
