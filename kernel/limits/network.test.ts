import fc from 'fast-check';
import { expect, it } from 'vitest';
import { networkOf } from './network.ts';

it.each([
  ['203.0.113.9', '203.0.113.9'], ['::ffff:203.0.113.9', '203.0.113.9'], ['::ffff:cb00:7109', '203.0.113.9'], ['', ''], ['bukan alamat', 'bukan alamat'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'], ['2001:0DB8:0001:0002:ffff:0:0:1', '2001:db8:1:2::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['1::', '1:0:0:0::/64'],
])('%s is one caller with %s', (address, network) => { expect(networkOf(address)).toBe(network); });

it('counts every address of one /64 as one caller, and another /64 as another', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const four = fc.tuple(group, group, group, group).filter((parts) => parts.some((one) => one !== 0));
  const write = (parts: readonly number[]): string => parts.map((one) => one.toString(16)).join(':');
  fc.assert(fc.property(four, four, four, (net, one, other) => {
    expect(networkOf(write([...net, ...one]))).toBe(networkOf(write([...net, ...other])));
    expect(networkOf(write([...net, ...one])) === networkOf(write([...other, ...one]))).toBe(net.join() === other.join());
  }));
});
