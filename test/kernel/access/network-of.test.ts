import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { networkOf, wideNetworkOf } from '../../../src/kernel/access/network-of.js';

describe('a network, as throttles count it', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['64:ff9b::192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['2001:0DB8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['::1', '::/64'],
    ['unix:', 'unix:'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('every address of an IPv6 /64 is one, another /64 is not; a /48 is one more widely', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const parts = fc.tuple(fc.constant(0x2001), fc.constant(0xdb8), group, group);
    const rest = fc.tuple(group, group, group, group);
    const written = (...groups: number[]) => groups.map((each) => each.toString(16)).join(':');
    fc.assert(
      fc.property(parts, rest, rest, group, ([a, b, c, d], one, other, d2) => {
        expect(networkOf(written(a, b, c, d, ...one))).toBe(networkOf(written(a, b, c, d, ...other)));
        expect(networkOf(written(a, b, c, d, ...one)) === networkOf(written(a, b, c, d2, ...other))).toBe(d === d2);
        expect(wideNetworkOf(written(a, b, c, d, ...one))).toBe(wideNetworkOf(written(a, b, c, d2, ...other)));
      }),
    );
  });

  test('two IPv4 addresses are two, however they are written', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        expect(networkOf(one)).toBe(one);
        expect(networkOf(`::ffff:${one}`) === networkOf(other)).toBe(one === other);
      }),
    );
  });
});
