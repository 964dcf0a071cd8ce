import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { read, utils, write } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { must } from '../result.ts';
import { workOf } from '../testing/work.ts';
import { textCell } from './cells.ts';
import { readTable, type TableLimits } from './read.ts';
import { csvText } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

type Part = { readonly name: string; readonly content: Buffer | string; readonly times?: number };

/** A zip written by hand: `times` names the same packed bytes again and again; `change` edits directory and end. */
function zipOf(parts: readonly Part[], change: (bytes: { directory: Buffer; end: Buffer }) => void = () => undefined): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, times = 1 } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    for (let copy = 0; copy < times; copy++) {
      const called = times === 1 ? name : `${name}.${copy}`;
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(20, 0);
      fields.writeUInt16LE(8, 4);
      fields.writeUInt32LE(crc32(raw), 10);
      fields.writeUInt32LE(packed.length, 14);
      fields.writeUInt32LE(raw.length, 18);
      fields.writeUInt16LE(called.length, 22);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(at, 10);
      entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, rest, Buffer.from(called)]));
      if (copy === times - 1) {
        const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(called), packed]);
        locals.push(local);
        at += local.length;
      }
    }
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(entries.length, 65_535), 8);
  end.writeUInt16LE(Math.min(entries.length, 65_535), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  change({ directory, end });
  return Buffer.concat([...locals, directory, end]);
}

/** The parts of a small real workbook, with some replaced. */
function workbook(replace: Readonly<Record<string, string | Buffer>> = {}): Part[] {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet([['kode', 'nama'], ['01', 'Bukit']]), 'Data');
  const parts = { ...unzipSync(write(made, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer), ...replace };
  return Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content as Uint8Array) }));
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetXml = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

async function tableOf(bytes: Buffer, limits: Partial<TableLimits> = {}): Promise<{ told: string; rows: string[][]; worked: number }> {
  async function* whole(): AsyncGenerator<Uint8Array> { yield bytes; }
  const rows: string[][] = [];
  const { value: result, worked } = await workOf(() => readTable({ stream: whole(), name: 'kiriman' }, { rows: (batch) => void rows.push(...batch) }, { limits }));
  return { told: result.ok ? 'ok' : result.problem.code, rows, worked };
}

describe('a workbook that is a bomb', () => {
  it('hand-written and harmless is read like any other', async () => {
    expect(await tableOf(zipOf(workbook()))).toMatchObject({ told: 'ok', rows: [['01', 'Bukit']] });
  });

  it.each<[string, () => Buffer, string]>([
    ['one part of 300 MB in 300 kB', () => zipOf(workbook({ [SHEET]: Buffer.alloc(300 * 2 ** 20, ' ') })), 'too_large'],
    ['the same 1 MB named 400 times over the same bytes', () => zipOf([...workbook(), { name: 'xl/media/a', content: Buffer.alloc(2 ** 20), times: 400 }]), 'too_large'],
    ['twenty thousand empty parts', () => zipOf([...workbook(), { name: 'xl/a', content: '', times: 20_000 }]), 'too_large'],
    ['a row number of two thousand million', () => zipOf(workbook({ [SHEET]: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1999999999"><c r="A1999999999"><v>1</v></c></row>') })), 'too_large'],
    ['a column far beyond the last', () => zipOf(workbook({ [SHEET]: sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZ1"><v>1</v></c></row>') })), 'too_large'],
    ['every row with one cell in the last column', () => zipOf(workbook({ [SHEET]: sheetXml(Array.from({ length: 6000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')) })), 'too_large'],
  ])('%s', async (_, bomb, told) => {
    const got = await tableOf(bomb());
    expect(got.told).toBe(told);
    expect(got.worked).toBeLessThan(10_000);
  });

  it('packed into another zip is never unpacked', async () => {
    const inner = zipOf([{ name: 'bomb', content: Buffer.alloc(100 * 2 ** 20) }]);
    const got = await tableOf(zipOf([...workbook(), { name: 'xl/media/inner.zip', content: inner }]), { workbookUnpackedBytes: 2 ** 20 });
    expect(got).toMatchObject({ told: 'ok', rows: [['01', 'Bukit']] });
  });
});

describe('a workbook that says one thing here and another there', () => {
  it.each<[string, Buffer]>([
    ['counts of its parts that differ', zipOf(workbook(), ({ end }) => end.writeUInt16LE(0, 10))],
    ['a part that the directory calls uncompressed', zipOf(workbook(), ({ directory }) => directory.writeUInt16LE(0, 10))],
    ['a part twice', zipOf([...workbook(), { name: SHEET, content: sheetXml('') }])],
    ['a wrong checksum', zipOf(workbook(), ({ directory }) => directory.writeUInt32LE(7, 16))],
    ['a part that is locked', zipOf(workbook(), ({ directory }) => directory.writeUInt16LE(1, 8))],
    ['a directory outside the file', zipOf(workbook(), ({ end }) => end.writeUInt32LE(0xffffffff, 16))],
  ])('%s is damaged', async (_, bytes) => {
    expect((await tableOf(bytes)).told).toBe('file_corrupt');
  });

  it('names in it that climb out of a folder name nothing: no part is ever written to the disk', async () => {
    expect((await tableOf(zipOf([...workbook(), { name: '../../../tmp/x', content: 'x' }, { name: '/etc/passwd', content: 'x' }]))).told).toBe('ok');
  });

  it('entities are not fetched, and do not multiply', async () => {
    const laughs = `<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;
    const strings = `<?xml version="1.0"?>${laughs}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>kode</t></si><si><t>&a;</t></si><si><t>&c;</t></si></sst>`;
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c></row>';
    const got = await tableOf(zipOf(workbook({ 'xl/sharedStrings.xml': strings, [SHEET]: sheetXml(rows) })));
    expect(JSON.stringify(got.rows)).not.toMatch(/root:|xxx/);
    expect(got.rows.flat().join('').length).toBeLessThan(100);
  });
});

describe('gzip that is a bomb', () => {
  it('stops at the limit of unpacked bytes', async () => {
    const lines = gzipSync(Buffer.from('a\n'.repeat(8 * 2 ** 20)));
    const got = await tableOf(lines, { unpackedBytes: 2 ** 20 });
    expect(got.told).toBe('too_large');
    expect(got.worked).toBeLessThan(3000);
  });
  it('in many members counts them all', async () => {
    const member = gzipSync(Buffer.from('a\n'.repeat(100_000)));
    expect((await tableOf(Buffer.concat(Array.from({ length: 50 }, () => member)), { unpackedBytes: 2 ** 20 })).told).toBe('too_large');
  });
  it('inside another gzip is not unpacked twice', async () => {
    expect((await tableOf(gzipSync(gzipSync(Buffer.alloc(50 * 2 ** 20))))).told).toMatch(/^file_/);
  });
});

const FORMULAS = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1+1', '－1+1', '＠SUM(1)', '=cmd|"/c calc"!A0', "'=1+1", '=HYPERLINK("http://evil.example","x")', '-', '+62811',
];

describe('text that a spreadsheet would run', () => {
  it.each([',', ';'] as const)('leaves in CSV (%s) behind a quote, also when it tries to end its own cell', (delimiter) => {
    for (const formula of [...FORMULAS, `a"${delimiter}=1+1`, `a${delimiter}=1+1`, 'a\r\n=1+1', 'a\n=1+1']) {
      const csv = csvText([{ name: formula }, { name: 'x' }], [[formula, 1]], { delimiter });
      // Read as a spreadsheet reads it: no cell begins with a sign that starts a formula.
      const sheet = read(csv.slice(1), { type: 'string', raw: true, FS: delimiter }).Sheets['Sheet1']!;
      const cells = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true }).flat();
      for (const cell of cells) expect(cell, JSON.stringify(formula)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(cells).toHaveLength(4);
    }
  });

  it('leaves in xlsx as text, never as a formula', () => {
    const bytes = must(writeXlsx([{ name: '=1+1', columns: FORMULAS.map((name) => ({ name })), rows: [FORMULAS] }]));
    expect(Buffer.from(unzipSync(bytes)[SHEET]!).toString()).not.toMatch(/<f[ >]/);
    const sheet = read(bytes, { type: 'array', cellFormula: true, dense: true }).Sheets;
    for (const cell of Object.values(sheet).flatMap((one) => (one as unknown as { '!data': { t: string; f?: string }[][] })['!data'].flat())) {
      expect([cell.t, cell.f]).toEqual(['s', undefined]);
    }
  });

  it('comes back as it was written', () => {
    for (const formula of FORMULAS.filter((text) => !/^[\t\r\n]/.test(text))) {
      const [, line = ''] = csvText([{ name: 'a' }], [[formula]]).split('\r\n');
      expect(textCell(line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line)).toBe(formula);
    }
  });
});
