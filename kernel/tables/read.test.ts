import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../problem.ts';
import { findColumns } from './columns.ts';
import { rowErrors, type RowErrors } from './errors.ts';
import { readTable, type TableOptions } from './read.ts';
import type { TableSource } from './source.ts';

type Seen = { header: string[]; rows: string[][]; numbers: number[]; errors: RowErrors; code: ProblemCode | null; at: unknown; last: number | null };

async function seen(source: TableSource, options: TableOptions = {}): Promise<Seen> {
  const out: Seen = { header: [], rows: [], numbers: [], errors: options.errors ?? rowErrors(), code: null, at: null, last: null };
  const sink = {
    header: (header: { names: readonly string[] }) => ((out.header = [...header.names]), null),
    rows: (rows: string[][], first: number) => rows.forEach((row, i) => (out.rows.push(row), out.numbers.push(first + i))),
  };
  const result = await readTable(source, sink, { ...options, errors: out.errors });
  if (result.ok) return { ...out, last: result.value };
  return { ...out, code: result.problem.code, at: result.problem.params['row'] };
}

const text = (content: string | Buffer, name = 'data.csv', chunk = 7): TableSource => ({ stream: pieces(Buffer.from(content), chunk), name });

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const book = (aoa: unknown[][], name = 'Data'): Buffer => {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(aoa), name);
  return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tables-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('CSV that is fine', () => {
  it('arrives as it stands, whatever the line ends, the BOM, the delimiter or the chunks', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const delimiter of [',', ';', '\t']) {
        const csv = ['\uFEFFkode;nama', '01;"Désa; ""A"""', '02;'].join(end).replaceAll(';', delimiter);
        for (const chunk of [1, 2, 3, 5, 1000]) {
          const got = await seen(text(csv + end, 'x.csv', chunk));
          expect(got.header).toEqual(['kode', 'nama']);
          expect(got.rows).toEqual([['01', `Désa${delimiter} "A"`], ['02', '']]);
          expect(got.last).toBe(3);
        }
      }
    }
  });

  it('may mix line ends and lack the last one', async () => {
    expect((await seen(text('a,b\r\n1,2\n3,4'))).rows).toEqual([['1', '2'], ['3', '4']]);
  });

  it('counts rows as a spreadsheet does: quoted line ends are one row, blank rows are skipped but counted', async () => {
    const got = await seen(text('a,b\n"x\ny",1\n\n,\n5,6\n'));
    expect(got.rows).toEqual([['x\ny', '1'], ['5', '6']]);
    expect(got.numbers).toEqual([2, 5]);
    expect(got.errors.count).toBe(0);
  });

  it('is unpacked by its bytes, not by its name', async () => {
    expect((await seen(text(gzipSync('a,b\n1,2\n'), 'plain.csv'))).rows).toEqual([['1', '2']]);
    expect((await seen(text('a,b\n1,2\n', 'named.csv.gz'))).rows).toEqual([['1', '2']]);
  });

  it('reports progress in bytes of the file', async () => {
    const path = join(folder, 'progress.csv');
    writeFileSync(path, `a\n${'1\n'.repeat(100_000)}`);
    const calls: [number, number | null][] = [];
    await readTable({ path }, { rows: () => undefined }, { onProgress: (read, total) => calls.push([read, total]) });
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.at(-1)).toEqual([200_002, 200_002]);
  });

  it('waits for the receiver before it reads on', async () => {
    const events: string[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (const part of ['a\n1\n2\n', '3\n4\n', '5\n']) {
        events.push('read');
        yield Buffer.from(part);
      }
    }
    await readTable({ stream: slow(), name: 's' }, {
      rows: async () => {
        events.push('start');
        await new Promise((done) => setTimeout(done, 5));
        events.push('done');
      },
    });
    expect(events.join(' ')).not.toMatch(/start (read|start)/);
  });
});

describe('files that cannot be read', () => {
  it('missing, a folder, empty', async () => {
    expect((await seen({ path: join(folder, 'none.csv') })).code).toBe('file_missing');
    expect((await seen({ path: folder })).code).toBe('file_kind');
    for (const empty of ['', '\uFEFF', gzipSync('')]) expect((await seen(text(empty as Buffer))).code).toBe('file_empty');
  });

  it('a missing column names the column', async () => {
    const sink = {
      header: (header: Parameters<typeof findColumns>[0]) => {
        const found = findColumns(header, ['a', 'tps', 'kel']);
        return found.ok ? null : found.problem;
      },
      rows: () => undefined,
    };
    const result = await readTable(text('a,b\n1,2\n'), sink);
    expect(result.ok ? null : [result.problem.code, result.problem.params['column']]).toEqual(['column_missing', 'tps", "kel']);
  });

  it('a source that fails while it is read; what the receiver throws is not swallowed', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    }
    async function* brokenGzip(): AsyncGenerator<Uint8Array> {
      yield gzipSync('a\n1\n').subarray(0, 12);
      throw new Error('aborted');
    }
    for (const stream of [broken(), brokenGzip()]) {
      expect((await seen({ stream, name: 'up' })).code).toBe('file_unreadable');
    }
    await expect(readTable(text('a\n1\n'), { rows: () => { throw new Error('bug'); } })).rejects.toThrow('bug');
  });

  it('duplicate header names', async () => {
    expect((await seen(text('a,b,a\n1,2,3\n'))).code).toBe('column_duplicate');
  });

  it('truncated gzip: every row before the break arrives and is named', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i},${(i * 7919) % 1000}`);
    const packed = gzipSync(`a,b\n${rows.join('\n')}\n`);
    const got = await seen(text(packed.subarray(0, packed.length >> 1), 'x.csv.gz', 4096));
    expect(got.code).toBe('file_truncated');
    expect(got.at).toBe(got.rows.length + 1);
    expect(got.rows.length).toBeGreaterThan(20_000);
    expect(got.rows.every((row, i) => row.join() === rows[i])).toBe(true);
  });

  it('gzip cut inside its header, and with a byte changed', async () => {
    const packed = Buffer.from(gzipSync(`a,b\n${'1,2\n'.repeat(5000)}`));
    expect((await seen(text(packed.subarray(0, 6)))).code).toBe('file_truncated');
    const changed = Buffer.from(packed);
    changed[changed.length - 6] = (changed[changed.length - 6] as number) ^ 0xff;
    expect((await seen(text(changed))).code).toBe('file_corrupt');
  });

  it('a line without end stops at the limit, packed or not, and holds no more than that', async () => {
    const block = Buffer.alloc(1 << 20, 'a');
    let given = 0;
    async function* gigabyte(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n');
      for (; given < 1024; given++) yield block;
    }
    const before = process.memoryUsage.rss();
    const got = await seen({ stream: gigabyte(), name: 'long.csv' });
    expect([got.code, got.at]).toEqual(['file_line_too_long', 3]);
    expect(given).toBeLessThan(4);
    const bomb = gzipSync(Buffer.alloc(1 << 28, 'a'));
    expect((await seen(text(bomb, 'bomb.csv.gz', 1 << 16))).code).toBe('file_line_too_long');
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 2 ** 20);
  });

  it('more bytes than the limit', async () => {
    const packed = gzipSync(`a\n${'1\n'.repeat(100_000)}`);
    expect((await seen(text(packed), { limits: { unpackedBytes: 100_000 } })).code).toBe('too_large');
  });

  it('a quote that is never closed, or closed too early', async () => {
    const open = await seen(text('a,b\n1,2\n3,"x\n4,5\n6,7\n'));
    expect([open.code, open.at]).toEqual(['file_quote', 3]);
    const early = await seen(text('a,b\n1,2\n3,"x"y\n'));
    expect([early.code, early.at]).toEqual(['file_quote', 3]);
    const inside = await seen(text('a,b\n1,x"y\n'));
    expect([inside.code, inside.at]).toEqual(['file_quote', 2]);
  });

  it('bytes that are not UTF-8 text, with the row', async () => {
    const cases: [Buffer, number][] = [
      [Buffer.from('a,b\n1,2\n3,D\xe9sa\n4,5\n', 'latin1'), 3],
      [Buffer.from('a,b\n1,2\n3,x\0y\n', 'latin1'), 3],
      [Buffer.from('a,b\n1,2\n3,\xe9', 'latin1'), 3],
      [Buffer.from('a,b\n1,"x\n\xff"\n', 'latin1'), 2],
      [Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 1],
      [Buffer.from('a,b\n1,2\n', 'utf16le'), 1],
      [Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le').swap16(), 1],
    ];
    for (const [bytes, row] of cases) {
      for (const chunk of [1, 2, 3, 5, 7, 1000]) {
        const got = await seen(text(bytes, 'x.csv', chunk));
        expect([got.code, got.at, chunk]).toEqual(['file_encoding', row, chunk]);
      }
    }
  });

  it('a locked or old workbook, a workbook that is no zip, a damaged one', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect((await seen(text(Buffer.concat([ole, Buffer.alloc(600)]), 'x.xlsx'))).code).toBe('file_locked');
    expect((await seen(text('a,b\n1,2\n', 'x.xlsx'))).code).toBe('file_kind');
    const sound = book([['a'], [1]]);
    expect((await seen(text(sound.subarray(0, sound.length - 200), 'x.xlsx'))).code).toBe('file_corrupt');
    expect((await seen(text(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), 'x.xlsx'))).code).toBe('file_corrupt');
    for (let at = 10; at < sound.length; at += 97) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] as number) ^ 0x55;
      await seen(text(changed, 'x.xlsx', 100_000));
    }
  });

  it('a zip bomb is measured by unpacking, whatever its headers say', async () => {
    const bomb = storedZip('xl/worksheets/sheet1.xml', Buffer.alloc(64 << 20));
    const got = await seen(text(bomb, 'x.xlsx', 1 << 16), { limits: { workbookUnpackedBytes: 1 << 20 } });
    expect(got.code).toBe('too_large');
    expect((await seen(text(bomb, 'x.xlsx', 1 << 16), { limits: { workbookBytes: 1000 } })).code).toBe('too_large');
  });
});

/** A zip of one part whose headers claim that it unpacks to one byte. */
function storedZip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(1, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

describe('rows that are wrong', () => {
  it('a ragged row is noted with its number and the others still arrive', async () => {
    const got = await seen(text('a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n'));
    expect(got.rows).toEqual([['1', '2', '3'], ['4', '5', '6']]);
    expect(got.numbers).toEqual([2, 5]);
    expect(got.errors.first.map((e) => [e.code, e.row])).toEqual([['row_width', 3], ['row_width', 4]]);
  });

  it('a million bad rows keep the first hundred', async () => {
    const got = await seen(text(`a,b\n${'x\n'.repeat(1_000_000)}`, 'bad.csv', 1 << 16));
    expect([got.errors.count, got.errors.first.length]).toEqual([1_000_000, 100]);
    expect(got.errors.problem()?.params['count']).toBe(1_000_000);
  });
});

describe('xlsx', () => {
  it('reads the first sheet or the named one; numbers exactly, codes with their zeros, gaps as empty', async () => {
    const made = utils.book_new();
    const sheet = utils.aoa_to_sheet([['kode', 'C.1', 'hari'], ['001', 313.6, null], [], ['x', 1_234_567, null]]);
    sheet['C4'] = { t: 'n', v: 45_000, z: 'yyyy-mm-dd' };
    sheet['A5'] = { t: 'n', v: 7, z: '000' };
    sheet['!ref'] = 'A1:C5';
    utils.book_append_sheet(made, utils.aoa_to_sheet([['lain'], [1]]), 'Satu');
    utils.book_append_sheet(made, sheet, 'Dua');
    const bytes = write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect((await seen(text(bytes, 'x.xlsx'))).rows).toEqual([['1']]);
    const named = await seen(text(bytes, 'x.xlsx'), { sheet: 'Dua' });
    expect(named.rows).toEqual([['001', '313.6', ''], ['x', '1234567', '2023-03-15'], ['007', '', '']]);
    expect(named.numbers).toEqual([2, 4, 5]);
    expect((await seen(text(bytes, 'x.xlsx'), { sheet: 'Tiga' })).code).toBe('sheet_missing');
    expect((await seen(text(book([]), 'x.xlsx'))).code).toBe('file_empty');
  });

  it('a formula cell is an error with row and column', async () => {
    const made = utils.book_new();
    const sheet = utils.aoa_to_sheet([['kode', 'C.1'], ['01', 5]]);
    sheet['B3'] = { t: 'n', v: 5, f: 'SUM(B2:B2)' };
    sheet['!ref'] = 'A1:B3';
    utils.book_append_sheet(made, sheet, 'Data');
    const got = await seen(text(write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer, 'x.xlsx'));
    expect(got.errors.first.map((e) => [e.code, e.row, e.column, e.value])).toEqual([['value_formula', 3, 'C.1', '=SUM(B2:B2)']]);
  });
});
