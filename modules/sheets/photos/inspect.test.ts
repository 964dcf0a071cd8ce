import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureOf } from './fixtures/pictures.ts';
import { inspectPhoto } from './inspect.ts';
import { containerOf } from './rules/container.ts';

const codeOf = async (bytes: Buffer): Promise<string> => {
  const found = await inspectPhoto(bytes);
  return found.ok ? found.value.mediaType : found.problem.code;
};
/** A JPEG segment put right behind the first two bytes. */
const withSegment = (jpeg: Buffer, marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
};
const withSides = (jpeg: Buffer, width: number, height: number): Buffer => {
  const bytes = Buffer.from(jpeg);
  const frame = bytes.findIndex((byte, at) => byte === 0xff && (bytes[at + 1] === 0xc0 || bytes[at + 1] === 0xc2));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
};

/** A JPEG of noise, the longest that a picture of its size can be. */
const noise = async (width: number, height: number): Promise<Buffer> =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } }).jpeg({ quality: 70, mozjpeg: false }).toBuffer();

describe('a photo is taken', () => {
  it('as JPEG, in colour and grey, in every fineness, read to its last bit', async () => {
    expect(await inspectPhoto(await pictureOf(1))).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg', width: 700, height: 1000 } });
    expect(await codeOf(await sharp(await pictureOf(1)).greyscale().jpeg().toBuffer())).toBe('image/jpeg');
    for (const [quality, chromaSubsampling] of [[1, '4:2:0'], [100, '4:4:4'], [92, '4:2:0'], [50, '4:4:4']] as const) {
      for (const optimiseCoding of [true, false]) expect(await codeOf(await sharp(await pictureOf(3, { width: 701, height: 997 })).jpeg({ quality, chromaSubsampling, optimiseCoding }).toBuffer())).toBe('image/jpeg');
    }
  });
});

/**
 * An even grey of 600 × 600, built by hand: 75 × 75 blocks, each two bits (`0` = the same mean as before, `0` = nothing differs), a row of blocks
 * being 150 bits = 18 bytes and 6 bits, filled up with ones; a restart marker between two rows.
 */
function greyInRows({ marker = (row: number) => row % 8, rows = 75, tail = 0x03 } = {}): Buffer {
  const segment = (kind: number, ...content: number[]) => [0xff, kind, 0, content.length + 2, ...content];
  const table = (head: number) => [head, 1, ...Array.from({ length: 15 }, () => 0), 0];
  const head = [0xff, 0xd8, ...segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)), ...segment(0xc0, 8, 2, 88, 2, 88, 1, 1, 0x11, 0), ...segment(0xc4, ...table(0x00), ...table(0x10)), ...segment(0xdd, 0, 75), ...segment(0xda, 1, 1, 0, 0, 63, 0)];
  const coded = Array.from({ length: rows }, (_, row) => [...Array.from({ length: 18 }, () => 0), tail, ...(row === rows - 1 ? [] : [0xff, 0xd0 + marker(row)])]).flat();
  return Buffer.from([...head, ...coded, 0xff, 0xd9]);
}

describe('a photo in rows, as some phones write it', () => {
  it('is taken; with a row too few or too many, a wrong count of rows or a byte between two of them it is not', async () => {
    expect(await codeOf(greyInRows())).toBe('image/jpeg');
    expect(await codeOf(greyInRows({ rows: 74 }))).toBe('photo_unreadable');
    expect(await codeOf(greyInRows({ rows: 76 }))).toBe('photo_unreadable');
    expect(await codeOf(greyInRows({ marker: (row) => (row === 3 ? 5 : row % 8) }))).toBe('photo_unreadable');
    const bytes = greyInRows();
    const at = bytes.indexOf(Buffer.from([0xff, 0xd0]));
    expect(await codeOf(Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]))).toBe('photo_unreadable');
  });
});

describe('what a photo carries along', () => {
  it('place and camera are refused', async () => {
    const exif = { IFD0: { Make: 'Gawai Uji' }, IFD3: { GPSLatitude: '2/1 59/1 0/1' } };
    const found = await inspectPhoto(await sharp(await pictureOf(2)).withExif(exif).jpeg().toBuffer());
    expect(found).toMatchObject({ ok: false, problem: { code: 'photo_metadata', status: 422 } });
    expect(found.ok ? '' : found.problem.fix).toContain('aplikasi lapangan');
  });
  it('so are XMP, comments, unknown parts, and colour profiles, which can hold any text', async () => {
    const jpeg = await pictureOf(2);
    expect(await codeOf(withSegment(jpeg, 0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xfe, Buffer.from('rumah saya')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe5, Buffer.from('apa saja')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.alloc(60_000)])))).toBe('photo_metadata');
    expect(await codeOf(await sharp(jpeg).withIccProfile('srgb').jpeg().toBuffer())).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xed, Buffer.from('Photoshop 3.0\x008BIM')))).toBe('photo_metadata');
  });
});

describe('words hidden in what a picture is made of', () => {
  it('are refused: tables that nothing uses or that come twice, segments of a wrong length, markers that no photo needs', async () => {
    const jpeg = await pictureOf(2);
    const table = (number: number) => Buffer.concat([Buffer.from([number]), Buffer.alloc(64, 'rahasia ')]);
    for (const [marker, content] of [[0xdb, table(3)], [0xdb, table(0)], [0xdb, Buffer.concat([table(3), Buffer.from('x')])], [0xdc, Buffer.from([0, 9])], [0xdd, Buffer.from('rahasia')], [0xf0, Buffer.from('rahasia')],
      [0xc4, Buffer.from('rahasia')], [0xe0, Buffer.from('JFIFrahasiaaaa')], [0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x09\x09', 'latin1')], [0xee, Buffer.from('Adobrahasiaa')]] as const) {
      expect([marker, content.toString('latin1'), await codeOf(withSegment(jpeg, marker, content))]).toEqual([marker, content.toString('latin1'), 'photo_metadata']);
    }
  });
  it('are refused: tables of codes that nothing uses, that come twice, whose codes do not fit, or whose values repeat', async () => {
    const jpeg = await pictureOf(2);
    const codes = (head: number, counts: readonly number[], values: string | readonly number[]) => Buffer.concat([Buffer.from([head, ...counts, ...Array.from({ length: 16 - counts.length }, () => 0)]), typeof values === 'string' ? Buffer.from(values) : Buffer.from(values)]);
    for (const table of [codes(0x13, [0, 0, 0, 7], 'rahasia'), codes(0x12, [0, 0, 0, 4], 'rumh'), codes(0x03, [0, 2], [1, 2]), codes(0x10, [3], [1, 2, 3]), codes(0x00, [0, 2], [12, 65])]) {
      expect([table.toString('latin1'), await codeOf(withSegment(jpeg, 0xc4, table))]).toEqual([table.toString('latin1'), 'photo_metadata']);
    }
    const at = jpeg.indexOf(Buffer.from([0xff, 0xc4]));
    expect(await codeOf(withSegment(jpeg, 0xc4, jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2))))).toBe('photo_metadata');
  });
});

describe('one file that is two', () => {
  /** The end of an archive: whoever opens the file as ZIP finds it from behind. */
  const zip = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(16), Buffer.from([2, 0])]);
  it('an archive, a page or a document in the data, behind them, in front of them or between two markers is refused', async () => {
    for (const jpeg of [await pictureOf(6), await sharp(await pictureOf(6)).greyscale().jpeg({ optimiseCoding: false }).toBuffer()]) {
      for (const other of [zip, Buffer.from('x'), Buffer.from('<script>alert(1)</script>'), Buffer.from('%PDF-1.7 isi'), Buffer.alloc(5000, 'rahasia ')]) {
        expect(await codeOf(Buffer.concat([jpeg.subarray(0, -2), other, jpeg.subarray(-2)]))).toBe('photo_unreadable');
        expect(await codeOf(Buffer.concat([jpeg, other]))).toBe('photo_unreadable');
        expect(await codeOf(Buffer.concat([other, jpeg]))).toBe('photo_unreadable');
        expect(await codeOf(Buffer.concat([jpeg.subarray(0, 2), other, jpeg.subarray(2)]))).toBe('photo_unreadable');
      }
      expect(await codeOf(Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(900, 0xff), jpeg.subarray(2)]))).toBe('photo_unreadable');
      expect(await codeOf(Buffer.concat([jpeg, jpeg]))).toBe('photo_unreadable');
    }
  });
  it('a few bits or a whole picture less is refused too', async () => {
    const jpeg = await pictureOf(6);
    for (const less of [1, 2, 40, 4000]) expect(await codeOf(Buffer.concat([jpeg.subarray(0, -2 - less), jpeg.subarray(-2)]))).toBe('photo_unreadable');
  });
  it('WebP, whose reader looks at no byte behind the last block, is not taken', async () => {
    const webp = await pictureOf(6, { mediaType: 'image/webp' });
    const two = Buffer.concat([webp, zip]);
    two.writeUInt32LE(two.length - 8, 4);
    two.writeUInt32LE(webp.readUInt32LE(16) + zip.length, 16);
    expect([await codeOf(webp), await codeOf(two)]).toEqual(['photo_unreadable', 'photo_unreadable']);
  });
});

describe('bombs', () => {
  it('of sides: more points than can be opened are refused by the header alone', async () => {
    const jpeg = await pictureOf(3);
    for (const [width, height] of [[65_000, 65_000], [12_000, 12_000], [12_001, 700], [599, 1000]] as const) {
      const start = performance.now();
      expect([width, height, await codeOf(withSides(jpeg, width, height))]).toEqual([width, height, 'photo_dimensions']);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
  it('of content: a picture of one colour that is tiny as a file is refused before it is opened', async () => {
    const bomb = await sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#fff' } }).jpeg({ quality: 1 }).toBuffer();
    expect(bomb.length).toBeLessThan(300_000);
    expect(await codeOf(bomb)).toBe('photo_dimensions');
  });
  it('of layers: a progressive JPEG, of which each costs a pass over the picture and can hold more than it shows', async () => {
    expect(await codeOf(await sharp(await pictureOf(3)).jpeg({ progressive: true }).toBuffer())).toBe('photo_unreadable');
  });
  it('of this thread: while a long one is read, others are served', async () => {
    const [long, before] = [await noise(2400, 3200), performance.now()];
    let [longest, last, done] = [0, before, false];
    const others = (async () => {
      while (!done) {
        await new Promise((served) => setImmediate(served));
        [longest, last] = [Math.max(longest, performance.now() - last), performance.now()];
      }
    })();
    expect(await codeOf(long)).toBe('image/jpeg');
    const took = performance.now() - before;
    done = true;
    await others;
    // Read in one piece it would hold everybody up for most of the time it takes.
    expect(longest).toBeLessThan(took / 4);
  });
  it('of work: a size that the data do not fill is left as soon as they end', async () => {
    const jpeg = await pictureOf(3);
    const start = performance.now();
    expect(await containerOf(withSides(jpeg, 65_000, 65_000))).toMatchObject({ kind: 'broken' });
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what is no whole photo', () => {
  it('another format, whatever it is called', async () => {
    const png = await sharp(await pictureOf(4)).png().toBuffer();
    const gif = await sharp(await pictureOf(4)).gif().toBuffer();
    for (const bytes of [png, gif, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('%PDF-1.7'), Buffer.alloc(0)]) expect(await codeOf(bytes)).toBe('photo_unreadable');
  });
  it('a film', async () => {
    const film = await sharp([await pictureOf(4), await pictureOf(5)], { join: { animated: true } }).webp().toBuffer();
    expect(await codeOf(film)).toBe('photo_unreadable');
  });
  it('something hidden behind the picture', async () => {
    expect(await codeOf(Buffer.concat([await pictureOf(4), Buffer.from('PK\u0003\u0004')]))).toBe('photo_unreadable');
  });
  it('cut off anywhere, also with an end put on', { timeout: 60_000 }, async () => {
    const jpeg = await pictureOf(4);
    for (const part of [0.02, 0.3, 0.6, 0.95]) {
      expect(await codeOf(jpeg.subarray(0, Math.floor(jpeg.length * part)))).toBe('photo_unreadable');
      expect(await codeOf(Buffer.concat([jpeg.subarray(0, Math.floor(jpeg.length * part)), Buffer.from([0xff, 0xd9])]))).toBe('photo_unreadable');
    }
  });
  it('any bytes at all: an answer, never a crash, and never for long', { timeout: 60_000 }, async () => {
    const jpeg = await pictureOf(5);
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (changes) => {
      const bytes = Buffer.from(jpeg);
      for (const [at, value] of changes) bytes[at] = value;
      expect(['image/jpeg', 'photo_unreadable', 'photo_metadata', 'photo_dimensions']).toContain(await codeOf(bytes));
    }), { numRuns: 150 });
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom([0xff, 0xd8], [0xff, 0xd8, 0xff, 0xc4, 0, 40], [0xff, 0xd8, 0xff, 0xda]), async (bytes, head) => {
      expect(['image/jpeg', 'broken']).toContain((await containerOf(Uint8Array.from([...head, ...bytes]))).kind);
    }));
  });
});
