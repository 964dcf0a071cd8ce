import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { tallyFile } from './tally-file.ts';

const file = (name: string): URL => new URL(`../../../../shared/data/pilpres2019/${name}`, import.meta.url);
const example = (name: string): string => fileURLToPath(new URL(`../../../docs/examples/${name}.json`, import.meta.url));
const isThere = existsSync(file('tps.csv.gz'));
if (!isThere) process.stderr.write('skipped: the table of Pilpres 2019 is not on this machine\n');

type Sums = { rows: number; '01': number; '02': number; sah: number; tidak_sah: number; jum: number };
type Expected = {
  national: { tps_rows: number; crowd: Sums; situng: Sums; dpt_sum_domestic: number; official: Record<string, number> };
  arithmetic: Record<string, number>;
  rekap_levels: Record<string, { rows: number; with_official: number }>;
  provinces: { id: number; name: string; tps_rows: number; official_01: number; crowd: Sums; situng: Sums }[];
};

const path = (name: string): { path: string } => ({ path: fileURLToPath(file(name)) });

describe.skipIf(!isThere)('Pilpres 2019, 816,920 TPS in two channels', () => {
  it('adds up to the vote at the nation and in every province, and finds what differs from the official recapitulation', async () => {
    const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Expected;
    const { totals, comparison } = must(await tallyFile({
      table: path('tps.csv.gz'), mapping: example('pilpres2019-tps'),
      compare: { table: path('rekap.csv.gz'), mapping: example('pilpres2019-rekap') },
    }));
    const check = (region: (typeof totals.regions)['national'], code: string, from: { tps_rows: number; crowd: Sums; situng: Sums }): void => {
      const found = region?.find((each) => each.code === code);
      expect(found?.stations).toBe(from.tps_rows);
      for (const [i, channel] of (['crowd', 'situng'] as const).entries()) {
        const sums = from[channel];
        const get = (cell: string): number => found?.figures[totals.keys.indexOf(`${channel}.${cell}`)] ?? 0;
        expect([get('C.1'), get('C.2'), get('V1'), get('V2'), get('V3'), found?.channelIn[i]])
          .toEqual([sums['01'], sums['02'], sums.sah, sums.tidak_sah, sums.jum, sums.rows]);
      }
    };
    check(totals.regions.national, '', expected.national);
    for (const province of expected.provinces) check(totals.regions.province, String(province.id), province);
    const nation = totals.regions.national?.[0];
    expect(nation?.voters.reduce((sum: number, voters) => sum + Number(voters), 0)).toBe(expected.national.dpt_sum_domestic);
    expect(nation?.incomplete).toEqual([2569, 0]);

    const { arithmetic } = expected;
    expect(totals.flags).toMatchObject({
      'crowd.R08': arithmetic['crowd_01_plus_02_ne_sah'], 'situng.R08': arithmetic['situng_01_plus_02_ne_sah'],
      'crowd.R10': arithmetic['crowd_sah_plus_tidak_sah_ne_jum'], 'situng.R10': arithmetic['situng_sah_plus_tidak_sah_ne_jum'],
      'crowd.W01': arithmetic['crowd_sah_gt_102pct_dpt'],
    });

    const levels = [['province', 'provinsi'], ['regency', 'kabupaten_kota'], ['subdistrict', 'kecamatan'], ['village', 'kelurahan_desa']] as const;
    for (const [level, theirs] of levels) {
      const { rows, with_official: official } = expected.rekap_levels[theirs] as { rows: number; with_official: number };
      expect(comparison?.levels.find((each) => each.level === level)).toMatchObject({ regions: rows, compared: official, withoutOfficial: rows - official });
    }
    expect(comparison?.differences.find((each) => each.figure === 'situng.C.1')).toMatchObject({
      level: 'national', ours: expected.national.situng['01'], theirs: expected.national.official['01'],
    });
    expect([comparison?.onlyOurs.length, comparison?.onlyTheirs.length]).toEqual([0, 0]);
  }, 120_000);
});
