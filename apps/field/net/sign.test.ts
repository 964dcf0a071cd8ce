import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestMessage } from '../../../kernel/device-message.ts';
import { codeIn } from '../screens/code.ts';
import { CATALOGUES } from '../words/catalogue.ts';
import { makeKeys, signedHeaders } from './sign.ts';

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the phone\'s signature', () => {
  it('is over the very message the server rebuilds, by a key that cannot be read out', async () => {
    const { privateKey, publicKey } = await makeKeys();
    const body = JSON.stringify({ note: 'siap é ✓' });
    const asked = { method: 'POST', target: '/api/field/reports', device: 'D', time: '2026-02-14T00:00:00.000Z', key: 'k1' } as const;
    const headers = await signedHeaders(privateKey, { ...asked, body });
    const message = requestMessage({ ...asked, bodyHash: createHash('sha256').update(body).digest('hex') });
    const key = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64url'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const signature = Buffer.from(headers['e-rekap-signature'] ?? '', 'base64url');
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, Buffer.from(message))).toBe(true);
    expect(headers).toMatchObject({ 'e-rekap-device': 'D', 'e-rekap-time': asked.time, 'idempotency-key': 'k1' });
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });
});

describe('a code', () => {
  it.each([['kq4-m7rx-9tb', 'KQ4M7RX9TB'], ['https://rekap.example/field/enrol#KQ4M7RX9TB', 'KQ4M7RX9TB'], ['KQ4 M7RX 9TB', 'KQ4M7RX9TB']])('is found in "%s"', (text, code) => { expect(codeIn(text)).toBe(code); });
  it.each(['', 'KQ4M7RX9T', 'KQ4M7RX9T0', 'KQ4M7RX9TBB', 'https://rekap.example/field/'])('is not in "%s"', (text) => { expect(codeIn(text)).toBeNull(); });
});

describe('the words of the field app', () => {
  it('have the same places in both languages', () => {
    for (const [key, text] of Object.entries(CATALOGUES.id)) expect([key, places(CATALOGUES.en[key as keyof typeof CATALOGUES.en])]).toEqual([key, places(text)]);
  });
});
