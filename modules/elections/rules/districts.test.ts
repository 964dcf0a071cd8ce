import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, claims, commonRegion, districtCovers, overlaps } from './districts.ts';

const segment = fc.integer({ min: 1, max: 4 }).map(String);
const path = fc.array(segment, { maxLength: 4 }).map((parts) => parts.join('.'));
const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 8 });
const isWithin = (inner: string, outer: string): boolean => outer === '' || inner === outer || inner.startsWith(`${outer}.`);

describe('a district as a set of regions', () => {
  it('may mix levels, as Palembang 1 would if it took one kelurahan of another kecamatan', () => {
    const members = ['16.71.01', '16.71.04', '16.71.05.1003'];
    expect(overlaps(members)).toEqual([]);
    expect(commonRegion(members)).toBe('16.71');
    const covers = districtCovers(members);
    expect(covers('16.71.04.1001')).toBe(true);
    expect(covers('16.71.05.1003')).toBe(true);
    expect(covers('16.71.05.1004')).toBe(false);
    expect(covers('16.71')).toBe(false);
  });
  it('knows whole codes only: 16.7 does not hold 16.71', () => {
    expect(districtCovers(['16.7'])('16.71')).toBe(false);
    expect(commonRegion(['16.71', '16.72'])).toBe('16');
    expect(commonRegion(['16', '17'])).toBe('');
    expect(commonRegion(['16.71'])).toBe('16.71');
  });
  it('takes paths with signs, as overseas posts of 2019 have them', () => {
    expect(districtCovers(['-99'])('-99.-991.12')).toBe(true);
    expect(overlaps(['-99', '-99.-991'])).toEqual(['-99.-991']);
  });
  it('finds what is claimed twice, within itself and by others', () => {
    expect(overlaps(['16', '16.71'])).toEqual(['16.71']);
    expect(overlaps(['16.71', '16.71'])).toEqual(['16.71', '16.71']);
    expect(overlaps(['16.71.01'], ['16.71'])).toEqual(['16.71.01']);
    expect(overlaps(['16.71'], ['16.71.01'])).toEqual(['16.71']);
    expect(overlaps(['', '16'])).toEqual(['16']);
    expect(overlaps(['16.71'], ['16.72', '16.7'])).toEqual([]);
  });

  it('property: covers exactly what lies in a member', () => {
    fc.assert(fc.property(paths, path, (members, asked) => {
      expect(districtCovers(members)(asked)).toBe(members.some((member) => isWithin(asked, member)));
    }));
  });
  it('property: two districts overlap exactly when some region lies in both', () => {
    fc.assert(fc.property(paths, paths, (a, b) => {
      const some = a.some((one) => b.some((other) => isWithin(one, other) || isWithin(other, one)));
      fc.pre(overlaps(a).length === 0);
      expect(overlaps(a, b).length > 0).toBe(some);
    }));
  });
  it('property: claims one after the other find what overlaps finds at once', () => {
    fc.assert(fc.property(paths, paths, (a, b) => {
      const claimed = claims();
      claimed.add(a);
      expect(claimed.taken(b)).toBe(b.find((one) => a.some((other) => isWithin(one, other) || isWithin(other, one))));
    }));
  });
  it('property: the common region holds every member, and no child of it does', () => {
    fc.assert(fc.property(paths, (members) => {
      const common = commonRegion(members);
      expect(members.every((member) => isWithin(member, common))).toBe(true);
      const deeper = members.map((member) => member.split('.').slice(0, common === '' ? 1 : common.split('.').length + 1).join('.'));
      if (!members.includes(common)) expect(new Set(deeper).size).toBeGreaterThan(1);
    }));
  });
  it('property: ancestors are the shorter beginnings, nation first', () => {
    fc.assert(fc.property(path, (one) => {
      const above = ancestorsOf(one);
      expect(above.every((ancestor) => ancestor !== one && isWithin(one, ancestor))).toBe(true);
      expect(above).toHaveLength(one === '' ? 0 : one.split('.').length);
    }));
  });
});
