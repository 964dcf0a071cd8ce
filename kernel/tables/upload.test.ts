import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { must, ok, type Result } from '../result.ts';
import { readTable, UPLOAD_LIMITS } from './read.ts';
import { uploadedTable, withUpload } from './upload.ts';
import { writeXlsx } from './write-xlsx.ts';

const HEAD = 'action,person,role,region,election\n';
const line = (i: number): string => `beri,9901${String(i).padStart(12, '0')},kpps,16.71.04.1001,demo-2024\n`;
const csv = (rows: number): Buffer => Buffer.from(HEAD + Array.from({ length: rows }, (_, i) => line(i)).join(''));

/** What an upload comes to, how many rows it gave, and whether others got their turn meanwhile. */
async function sent(bytes: Uint8Array): Promise<{ told: string; limit: unknown; rows: number; turns: number }> {
  let [rows, turns, going] = [0, 0, true];
  const tick = (): void => {
    turns += 1;
    if (going) setImmediate(tick);
  };
  setImmediate(tick);
  const read = await readTable(uploadedTable({ name: 'kiriman', file: Buffer.from(bytes).toString('base64') }), { rows: (batch) => void (rows += batch.length) });
  going = false;
  return { told: read.ok ? 'ok' : read.problem.code, limit: read.ok ? null : read.problem.detail, rows, turns };
}

describe('an uploaded table', () => {
  it('may have the officers of a regency, packed or not, and others get their turn while it is read', async () => {
    const rows = csv(33_000);
    expect(await sent(rows)).toMatchObject({ told: 'ok', rows: 33_000 });
    const packed = await sent(gzipSync(rows));
    expect(packed).toMatchObject({ told: 'ok', rows: 33_000 });
    expect(packed.turns).toBeGreaterThan(5);
    expect(await sent(must(writeXlsx([{ name: 'Data', columns: ['action', 'person', 'role', 'region'].map((name) => ({ name })), rows: Array.from({ length: 33_000 }, (_, i) => ['beri', String(i), 'kpps', '16.71.04.1001']) }])))).toMatchObject({ told: 'ok', rows: 33_000 });
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['of 200,000 rows in a small gzip', () => gzipSync(csv(200_000)), /40000 baris/],
    ['of 300 MB in a small gzip', () => gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(300e6, 'a,b,c,d,e\n')])), /40000 baris|24 MiB/],
    ['of one endless row', () => gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(60_000, 'a,')])), /64 kolom/],
    ['of 65 columns', () => Buffer.from(`${Array.from({ length: 65 }, (_, i) => `k${i}`).join(',')}\n`), /64 kolom/],
  ])('%s is refused at the first row or byte beyond', { timeout: 30_000 }, async (_, bytes, limit) => {
    const got = await sent(bytes());
    expect(got).toMatchObject({ told: 'too_large' });
    expect(String(got.limit)).toMatch(limit);
    expect(got.rows).toBeLessThanOrEqual(UPLOAD_LIMITS.rows);
  });

  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const book = (sheet: string, more: Record<string, string> = {}): Uint8Array => zipSync({
    '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    '_rels/.rels': strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    'xl/workbook.xml': strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': strToU8(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  }, { level: 6 });
  const head = `<row>${['action', 'person', 'role', 'region'].map(cell).join('')}</row>`;

  it.each<[string, () => Uint8Array, RegExp]>([
    ['of 60 MB', () => book(head + `<row>${cell('beri').repeat(4)}</row>`.repeat(400_000)), /16 MiB/],
    ['of very many tiny rows', () => book(head + '<row><c/></row>'.repeat(100_000)), /40000 baris/],
    ['of very many tiny rows behind a prefix', () => book(head + '<x:row><x:c/></x:row>'.repeat(100_000)), /40000 baris/],
    ['of very many cells', () => book(`${head}<row>${'<c><v>1</v></c>'.repeat(410_000)}</row>`), /400000 sel/],
    ['of very many shared texts', () => book(head, { 'xl/sharedStrings.xml': `<sst>${'<si><t/></si>'.repeat(500_000)}</sst>` }), /400000 sel/],
    ['with a cell far below', () => book(`${head}<row r="900000"><c r="A900000"><v>1</v></c></row>`), /40001/],
  ])('as a workbook %s is refused before it is parsed', { timeout: 30_000 }, async (_, bytes, limit) => {
    const got = await sent(bytes());
    expect(got).toMatchObject({ told: 'too_large', rows: 0 });
    expect(String(got.limit)).toMatch(limit);
  });

  it('that is a zip of another kind of table is not read', async () => {
    expect((await sent(zipSync({ 'META-INF/manifest.xml': strToU8('<x/>'), 'content.xml': strToU8('<x/>'), mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }))).told).toBe('file_corrupt');
  });

  it('is read one at a time: a few wait, the others are told that it is busy', async () => {
    let [now, most] = [0, 0];
    const upload = { name: 'a.csv', file: Buffer.from('a\n1\n').toString('base64') };
    const work = async (): Promise<Result<string>> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => { setTimeout(done, 10); });
      now -= 1;
      return ok('done');
    };
    const all = await Promise.all(Array.from({ length: 8 }, () => withUpload(upload, work)));
    expect(most).toBe(1);
    expect(all.filter((one) => one.ok)).toHaveLength(5);
    expect(all.flatMap((one) => (one.ok ? [] : [one.problem.code]))).toEqual(['busy', 'busy', 'busy']);
    await expect(withUpload(upload, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withUpload(upload, work)).toEqual(ok('done'));
  });
});
