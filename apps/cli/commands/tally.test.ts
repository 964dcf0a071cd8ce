import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { writeXlsx } from '../../../kernel/tables/index.ts';
import type { Io } from '../io.ts';
import { tally } from './tally.ts';

const HEADER = 'prov,kel_id,kel,tps,l,p,a,b,sah,tidak,jum';
const ROWS = [
  'UTARA,001,DESA A,1,100,90,50,40,90,5,95',
  'UTARA,001,DESA A,2,-1,-1,30,20,50,0,50',
  'UTARA,002,"DESA B, ""LAMA""",1,80,80,,,,,77',
  'SELATAN,003,DESA C,1,10,10,7,3,10,0,10',
];
const CHANNEL = { 'C.1': 'a', 'C.2': 'b', V1: 'sah', V2: 'tidak', V3: 'jum' };
const MAPPING = {
  form: { variant: '2019', contest: 'ppwp', contestants: [{ number: '01', name: 'A' }, { number: '02', name: 'B' }] },
  region: { levels: { province: { name: 'prov' }, village: { code: 'kel_id', name: 'kel' } } },
  station: 'tps', voters: { male: 'l', female: 'p' }, absent: { l: ['-1'], p: ['-1'] }, figures: CHANNEL,
};
const RECAP_MAPPING = { level: { column: 'tingkat', values: { provinsi: 'province', desa: 'village' } }, code: 'id', parent: 'induk', path: 'jalur', figures: { 'C.1': 'a', 'C.2': 'b' } };
const RECAP = 'tingkat;id;induk;jalur;a;b\nprovinsi;1;0;UTARA;80;60\nprovinsi;2;0;SELATAN;7;3\ndesa;001;1;UTARA/A;80;60\ndesa;002;1;UTARA/B;;\ndesa;003;2;SELATAN/C;7;3\n';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tally-'))));
afterAll(() => { rmSync(folder, { recursive: true }); });

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const table = (rows: readonly string[], name = 'tps.csv'): string => put(name, [HEADER, ...rows, ''].join('\n'));
const mapping = (change: object = {}): string => put('mapping.json', JSON.stringify({ ...MAPPING, ...change }));

type Ran = { code: number; out: string; err: string };

async function run(...args: string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const io: Io = { out: (text) => void (out += text), err: (text) => void (err += text), interactive: false, lang: 'id', env: {} };
  return { code: await tally(args, io), out, err };
}

type Json = {
  levels: Record<string, { code: string | null; path: string; tps: number; tps_in: number; incomplete?: number; figures: Record<string, number | null>; channels?: object }[]>;
  flags: Record<string, number>; differences: Record<string, unknown>[];
};
const json = (ran: Ran): Json => JSON.parse(ran.out) as Json;

describe('erekap tally', () => {
  it('adds up every level; an incomplete sheet is not in, but what it says counts', async () => {
    const ran = await run(table(ROWS), '--mapping', mapping(), '--json');
    expect([ran.code, ran.err]).toEqual([0, '']);
    const { levels, flags, differences } = json(ran);
    expect(levels['national']).toEqual([{
      code: '', name: '', path: '', tps: 4, tps_in: 3, incomplete: 1, voters: { male: 190, female: 180 },
      figures: { 'C.1': 87, 'C.2': 63, V1: 150, V2: 5, V3: 232 },
    }]);
    expect(levels['province']?.map(({ path, figures }) => [path, figures['C.1']])).toEqual([['SELATAN', 7], ['UTARA', 80]]);
    expect(levels['village']?.map(({ code, path, tps_in: tpsIn, figures }) => [code, path, tpsIn, figures['C.1']])).toEqual([
      ['003', 'SELATAN/DESA C', 1, 7], ['001', 'UTARA/DESA A', 2, 80], ['002', 'UTARA/DESA B, "LAMA"', 0, null],
    ]);
    expect([flags, differences]).toEqual([{}, []]);
  });

  it('reads the same from CSV, gzip, `;` and xlsx', async () => {
    const expected = (await run(table(ROWS), '--mapping', mapping(), '--json')).out;
    const plain = ROWS.map((row) => row.replace('"DESA B, ""LAMA"""', 'DESA B'));
    const cells = plain.map((row) => row.split(',').map((cell) => (/^-?[1-9]\d*$/.test(cell) ? Number(cell) : cell)));
    const columns = HEADER.split(',').map((name) => ({ name }));
    const paths = [
      put('t.csv.gz', gzipSync([HEADER, ...plain].join('\r\n'))),
      put('t2.csv', `\uFEFF${[HEADER, ...plain].join('\r\n').replaceAll(',', ';')}`),
      put('t.xlsx', must(writeXlsx([{ name: 'TPS', columns, rows: cells }]))),
    ];
    for (const path of paths) expect((await run(path, '--mapping', mapping(), '--json')).out).toBe(expected.replaceAll('DESA B, \\"LAMA\\"', 'DESA B'));
  });

  it('prefixes figures and flags where there are several channels, not for one of them', async () => {
    const two = mapping({ figures: undefined, channels: { crowd: CHANNEL, situng: { 'C.1': 'a', 'C.2': 'b', V1: 'jum' } } });
    const both = json(await run(table(ROWS), '--mapping', two, '--json'));
    expect(both.flags).toEqual({ 'situng.R08': 1 });
    expect(both.levels['national']?.[0]).toMatchObject({ tps_in: 3, figures: { 'crowd.C.1': 87, 'situng.V1': 232 }, channels: { crowd: { tps_in: 3 }, situng: { tps_in: 3 } } });
    const one = await run(table(ROWS), '--mapping', two, '--channel', 'situng', '--json', '--level', 'national');
    expect(one.code).toBe(1);
    expect(json(one)).toMatchObject({ flags: { R08: 1 }, levels: { national: [{ figures: { 'C.1': 87, V1: 232 } }] } });
    expect(Object.keys(json(one).levels)).toEqual(['national']);
  });

  it('compares with a recapitulation and ends with 1 when they differ', async () => {
    const m2 = put('recap.json', JSON.stringify(RECAP_MAPPING));
    const same = await run(table(ROWS), '--mapping', mapping(), '--compare', put('recap.csv', RECAP), '--compare-mapping', m2, '--json');
    expect([same.code, json(same).differences]).toEqual([0, []]);
    const changed = put('recap.csv', RECAP.replace('003;2;SELATAN/C;7', '003;2;SELATAN/C;9'));
    const ran = await run(table(ROWS), '--mapping', mapping(), '--compare', changed, '--compare-mapping', m2, '--json');
    expect(ran.code).toBe(1);
    expect(json(ran).differences).toEqual([{ level: 'village', code: '003', name: 'C', path: 'SELATAN/C', cell: 'C.1', figure: 'C.1', ours: 7, theirs: 9, difference: 2 }]);
    const told = await run(table(ROWS), '--mapping', mapping(), '--compare', changed, '--compare-mapping', m2);
    expect(told.out).toContain('SELATAN/C');
  });

  it('tells a person the regions, the nation and what does not add up', async () => {
    const ran = await run(table([...ROWS, 'SELATAN,003,DESA C,2,10,10,7,3,11,0,1000']), '--mapping', mapping());
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/Indonesia +5 +4 +1 +94 +66/);
    expect(ran.out).toMatch(/R08 +1 +jumlah perolehan tidak sama dengan suara sah/);
  });
});

describe('bad data: nothing is printed as a result, exit 1', () => {
  const [first = '', second = ''] = ROWS;
  it.each([
    ['a dot that could be thousands', [first.replace('50,40', '313.6,40')], ['Baris 2, kolom "a": "313.6"']],
    ['a negative figure', [first.replace('50,40', '-5,40')], ['"-5" lebih kecil dari nol']],
    ['-1 where the mapping does not call it absent', [first, second.replace('30,20', '-1,20')], ['Baris 3, kolom "a": "-1"']],
    ['a figure that is too large', [first.replace('50,40', '123456789,40')], ['"123456789"']],
    ['a formula', [first.replace('50,40', '=1+1,40')], ['rumus "=1+1"']],
    ['a formula as a code', [first.replace('001', '=A1')], ['kolom "kel_id"']],
    ['a missing code', [first.replace('001', '')], ['kolom "kel_id" wajib diisi']],
    ['a missing TPS number', [first.replace('A,1,', 'A,,')], ['kolom "tps" wajib diisi']],
    ['a ragged row', [`${first},9`, second], ['Baris 2']],
    ['a station that comes twice', [first, second, first], ['Baris 4', '001 TPS 1']],
    ['a quote that is never closed', [first, `"${second}`], ['Baris 3']],
    ['nothing but a header', [], ['tidak memuat satu baris pun']],
  ])('%s', async (_name, rows, said) => {
    const ran = await run(table(rows), '--mapping', mapping());
    expect([ran.code, ran.out]).toEqual([1, '']);
    for (const part of [...said, '→']) expect(ran.err).toContain(part);
  });

  it('a truncated, a damaged and a mis-encoded file, a missing column', async () => {
    const packed = gzipSync([HEADER, ...Array.from({ length: 4000 }, (_, i) => `P,${i},D,1,1,1,1,1,2,0,2`)].join('\n'));
    expect((await run(put('cut.csv.gz', packed.subarray(0, packed.length - 900)), '--mapping', mapping())).err).toMatch(/berakhir sebelum waktunya setelah baris \d+/);
    const broken = Buffer.from(packed);
    broken[broken.length - 7] = (broken[broken.length - 7] as number) ^ 1;
    expect((await run(put('bad.csv.gz', broken), '--mapping', mapping())).err).toContain('rusak');
    expect((await run(put('latin.csv', Buffer.from(`${HEADER}\n${first.replace('DESA', 'D\xe9SA')}\n`, 'latin1')), '--mapping', mapping())).err).toContain('Baris 2');
    const ran = await run(put('narrow.csv', 'prov,kel_id\nx,1\n'), '--mapping', mapping());
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('"tps"');
  });

  it('a million bad rows show a hundred and a count', async () => {
    const bad = Array.from({ length: 1500 }, (_, i) => `P,${i},D,1,1,1,x,1,2,0,2`);
    const ran = await run(table(bad), '--mapping', mapping());
    expect(ran.err.match(/bukan bilangan bulat/g)).toHaveLength(100);
    expect(ran.err).toContain('1500 kesalahan');
  });
});

describe('wrong use: exit 2', () => {
  it.each([[[]], [['x.csv']], [['x.csv', 'y.csv', '--mapping', 'm']], [['x.csv', '--mapping', 'm', '--level', 'desa']], [['x.csv', '--mapping', 'm', '--compare', 'r']], [['--nothing']]])('%j', async (args) => {
    const ran = await run(...args);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).not.toBe('');
  });

  it('a missing file or mapping, a folder, a mapping that is no JSON or does not fit, an unknown channel', async () => {
    const cases: string[][] = [
      [join(folder, 'none.csv'), '--mapping', mapping()], [folder, '--mapping', mapping()], [table(ROWS), '--mapping', join(folder, 'none.json')],
      [table(ROWS), '--mapping', folder], [table(ROWS), '--mapping', put('m1.json', '{')], [table(ROWS), '--mapping', put('m2.json', '{"station":3}')],
      [table(ROWS), '--mapping', mapping(), '--channel', 'x'], [table(ROWS), '--mapping', put('m3.json', JSON.stringify({ ...MAPPING, ruleSet: 'pemilu-1955' }))],
    ];
    for (const args of cases) {
      const ran = await run(...args);
      expect([ran.code, ran.out, args.join(' ')]).toEqual([2, '', args.join(' ')]);
      expect(ran.err).toContain('→');
    }
  });
});
