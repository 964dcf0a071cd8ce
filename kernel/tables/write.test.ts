import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../result.ts';
import { textCell } from './cells.ts';
import { rowErrors } from './errors.ts';
import { readTable } from './read.ts';
import { csvText, writeCsv, type TableCell } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

async function readBack(bytes: Uint8Array, name: string): Promise<{ header: string[]; rows: string[][] }> {
  const rows: string[][] = [];
  let header: string[] = [];
  async function* once(): AsyncGenerator<Uint8Array> { yield bytes; }
  const errors = rowErrors();
  must(await readTable({ stream: once(), name }, {
    header: (found) => ((header = [...found.names]), null),
    rows: (batch) => void rows.push(...batch.map((row) => row.map(textCell))),
  }, { errors }));
  expect(errors.count).toBe(0);
  return { header, rows };
}

const COLUMNS = [{ name: 'kode' }, { name: 'nama; desa' }, { name: '=C.1' }];
// Characters that XML cannot hold (control characters) are kept out: no name or code has them.
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((s) => !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(s)),
  fc.constantFrom('001', '007.10', '=1+1', '@x', '+62', '-5', '-5+1', "'=x", "'", '"', 'a"b', 'a\nb', 'Désa "A", Kec; B', ' x ', '\u00a0', '1e5', '😀', 'TRUE', '2024-02-14', '#REF!'),
);
const anyCell: fc.Arbitrary<TableCell> = fc.oneof(anyText, fc.integer(), fc.constant(null));
const anyRows = fc.array(fc.tuple(fc.oneof(anyText, fc.constant('x')), anyCell, anyCell)).map((rows) =>
  // A row without any content is a blank row, which no reader delivers.
  rows.filter((row) => row.some((cell) => cell !== null && cell !== '')));
const asText = (rows: readonly (readonly TableCell[])[]): string[][] => rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));

describe('an export is an import template', () => {
  it('CSV reads back identically', async () => {
    await fc.assert(fc.asyncProperty(anyRows, fc.constantFrom(',' as const, ';' as const), async (rows, delimiter) => {
      const got = await readBack(Buffer.from(csvText(COLUMNS, rows, { delimiter })), 'x.csv');
      expect(got.header).toEqual(COLUMNS.map((c) => c.name));
      expect(got.rows).toEqual(asText(rows));
    }));
  });

  it('xlsx reads back identically, codes with their leading zeros', async () => {
    await fc.assert(fc.asyncProperty(anyRows, async (rows) => {
      const got = await readBack(must(writeXlsx([{ name: 'Data', columns: COLUMNS, rows }])), 'x.xlsx');
      expect(got.header).toEqual(COLUMNS.map((c) => c.name));
      expect(got.rows).toEqual(asText(rows));
    }), { numRuns: 60 });
  });
});

describe('CSV', () => {
  it('has a BOM, CRLF, quotes where needed and no live formula', () => {
    const rows: TableCell[][] = [['001', 'a,b', -5], ['x', '=1+1', null], ['-cmd', '"', 3]];
    expect(csvText([{ name: 'k' }, { name: 'n' }, { name: 'v' }], rows)).toBe(
      '\uFEFFk,n,v\r\n001,"a,b",-5\r\nx,\'=1+1,\r\n\'-cmd,"""",3\r\n');
  });

  it('is written in pieces, from rows that arrive one by one', async () => {
    async function* rows(): AsyncGenerator<TableCell[]> { for (let i = 0; i < 50_000; i++) yield [i, 'nama']; }
    const pieces: string[] = [];
    for await (const piece of writeCsv([{ name: 'n' }, { name: 'nama' }], rows())) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('').split('\r\n')).toHaveLength(50_002);
  });
});

describe('xlsx', () => {
  it('refuses what a worksheet cannot hold', () => {
    expect(writeXlsx([{ name: 'x', columns: [{ name: 'a' }], rows: [['x'.repeat(40_000)]] }]).ok).toBe(false);
  });

  it('gives every worksheet a name that Excel accepts', async () => {
    const sheet = { name: 'Rekap: kab/kota [semua] '.repeat(3), columns: [{ name: 'a' }], rows: [['1']] };
    expect((await readBack(must(writeXlsx([sheet, sheet])), 'x.xlsx')).rows).toEqual([['1']]);
  });
});
