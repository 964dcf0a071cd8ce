import { describe, expect, it } from 'vitest';
import { addressList, describeConfig, readConfig } from './config.ts';

const problemOf = (env: Record<string, string>): string => {
  const read = readConfig(env);
  return read.ok ? 'ok' : `${read.problem.code}: ${read.problem.detail}`;
};
const OPEN = { PUBLIC_URL: 'https://rekap.example', DEMO: 'no' };

describe('the address of the house', () => {
  it('is the loopback, with the demo city, unless something else is said', () => {
    expect(readConfig({})).toMatchObject({ ok: true, value: { HOST: '127.0.0.1', DEMO: 'yes', TRUSTED_PROXIES: '' } });
  });

  it.each([['0.0.0.0'], ['10.1.2.3'], ['::']])('%s needs an https PUBLIC_URL', (HOST) => {
    expect(problemOf({ HOST, DEMO: 'no' })).toMatch(/^input_invalid: HOST: .*PUBLIC_URL/);
    expect(problemOf({ HOST, DEMO: 'no', PUBLIC_URL: 'http://localhost:8024' })).toMatch(/^input_invalid: HOST/);
    expect(problemOf({ HOST, ...OPEN })).toBe('ok');
  });

  it('is an IP address or localhost, never a name that somebody else can point elsewhere', () => {
    for (const HOST of ['rekap.example', '10.1.2', '256.1.1.1', '0.0.0.0; rm']) expect(problemOf({ HOST, ...OPEN })).toMatch(/^input_invalid: HOST/);
    for (const HOST of ['localhost', '::1', '127.0.0.1']) expect(problemOf({ HOST })).toBe('ok');
  });

  it('seen from outside is an https origin and nothing more', () => {
    for (const PUBLIC_URL of ['http://rekap.example', 'https://rekap.example/kantor', 'https://a:b@rekap.example', 'https://rekap.example/?q', 'ftp://localhost', 'rekap.example', 'javascript:alert(1)']) {
      expect(problemOf({ PUBLIC_URL, DEMO: 'no' }), PUBLIC_URL).toMatch(/^input_invalid: PUBLIC_URL/);
    }
    expect(readConfig({ PUBLIC_URL: 'https://Rekap.example/', DEMO: 'no' })).toMatchObject({ value: { PUBLIC_URL: 'https://rekap.example' } });
    expect(readConfig({ PUBLIC_URL: 'http://localhost:9000' })).toMatchObject({ value: { PUBLIC_URL: 'http://localhost:9000' } });
  });

  it('never lets people without passwords in from outside', () => {
    expect(problemOf({ PUBLIC_URL: 'https://rekap.example' })).toMatch(/^input_invalid: DEMO: .*--no-demo/);
  });
});

describe('trusted proxies', () => {
  it('are addresses and blocks of addresses', () => {
    const list = addressList('10.0.0.1, 192.168.0.0/16,2001:db8::/32');
    expect([list?.check('10.0.0.1'), list?.check('10.0.0.2'), list?.check('192.168.7.7'), list?.check('2001:db8::5', 'ipv6')]).toEqual([true, false, true, true]);
  });
  it.each(['proxy.example', '10.0.0.1/33', '10.0.0.1/8/8', '2001:db8::/129', '10.0.0.1/x', '10.0.0.1 10.0.0.2'])('refuse %s', (TRUSTED_PROXIES) => {
    expect(problemOf({ TRUSTED_PROXIES })).toMatch(/^input_invalid: TRUSTED_PROXIES/);
  });
});

it('every setting says what it means', () => {
  for (const { name, meaning } of describeConfig()) expect(meaning, name).not.toBe('');
});
