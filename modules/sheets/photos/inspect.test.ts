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
/** A WebP part put behind the others, the size in front made right. */
const withPart = (webp: Buffer, name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name);
  head.writeUInt32LE(content.length, 4);
  const bytes = Buffer.concat([webp, head, content]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
};

describe('a photo is taken', () => {
  it('as JPEG, plain and progressive, and as WebP', async () => {
    expect(await inspectPhoto(await pictureOf(1))).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg', width: 700, height: 1000 } });
    expect(await codeOf(await sharp(await pictureOf(1)).jpeg({ progressive: true }).toBuffer())).toBe('image/jpeg');
    expect(await codeOf(await pictureOf(1, { mediaType: 'image/webp' }))).toBe('image/webp');
    expect(await codeOf(await sharp(await pictureOf(1)).webp({ lossless: true }).toBuffer())).toBe('image/webp');
  });
  it('with the colour profile that some phones write', async () => {
    expect(await codeOf(await sharp(await pictureOf(1)).withIccProfile('srgb').jpeg().toBuffer())).toBe('image/jpeg');
  });
});

describe('what a photo carries along', () => {
  it('place and camera are refused, in JPEG and WebP', async () => {
    const exif = { IFD0: { Make: 'Gawai Uji' }, IFD3: { GPSLatitude: '2/1 59/1 0/1' } };
    for (const kind of ['jpeg', 'webp'] as const) {
      const bytes = await sharp(await pictureOf(2)).withExif(exif).toFormat(kind).toBuffer();
      const found = await inspectPhoto(bytes);
      expect(found).toMatchObject({ ok: false, problem: { code: 'photo_metadata', status: 422 } });
      expect(found.ok ? '' : found.problem.fix).toContain('aplikasi lapangan');
    }
  });
  it('so are XMP, comments, unknown parts, and profiles too large to be one', async () => {
    const jpeg = await pictureOf(2);
    expect(await codeOf(withSegment(jpeg, 0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xfe, Buffer.from('rumah saya')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe5, Buffer.from('apa saja')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.alloc(60_000)])))).toBe('photo_metadata');
    expect(await codeOf(withPart(await pictureOf(2, { mediaType: 'image/webp' }), 'RUMA', Buffer.from('isi!')))).toBe('photo_metadata');
  });
});

describe('words hidden in what a picture is made of', () => {
  const icc = async (): Promise<Buffer> => {
    const jpeg = await sharp(await pictureOf(2)).withIccProfile('srgb').jpeg().toBuffer();
    const at = jpeg.indexOf(Buffer.from('ICC_PROFILE'));
    return jpeg.subarray(at, at + jpeg.readUInt16BE(at - 2) - 2);
  };
  it('are refused: a profile that is none, a second one, one cut short or longer than it says', async () => {
    const [jpeg, profile] = [await pictureOf(2), await icc()];
    expect(await codeOf(withSegment(jpeg, 0xe2, profile))).toBe('image/jpeg');
    expect(await codeOf(withSegment(jpeg, 0xe2, Buffer.from('ICC_apa saja yang saya mau')))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), Buffer.alloc(300, 'rahasia ')])))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe2, Buffer.concat([profile, Buffer.from('rahasia')])))).toBe('photo_metadata');
    expect(await codeOf(withSegment(jpeg, 0xe2, profile.subarray(0, -20)))).toBe('photo_metadata');
    expect(await codeOf(withSegment(withSegment(jpeg, 0xe2, profile), 0xe2, profile))).toBe('photo_metadata');
  });
  it('are refused: tables that nothing uses or that come twice, segments of a wrong length, markers that no photo needs', async () => {
    const jpeg = await pictureOf(2);
    const table = (number: number) => Buffer.concat([Buffer.from([number]), Buffer.alloc(64, 'rahasia ')]);
    for (const [marker, content] of [[0xdb, table(3)], [0xdb, table(0)], [0xdb, Buffer.concat([table(3), Buffer.from('x')])], [0xdc, Buffer.from([0, 9])], [0xdd, Buffer.from('rahasia')], [0xf0, Buffer.from('rahasia')],
      [0xc4, Buffer.from('rahasia')], [0xe0, Buffer.from('JFIFrahasiaaaa')], [0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x09\x09', 'latin1')], [0xee, Buffer.from('Adobrahasiaa')]] as const) {
      expect([marker, content.toString('latin1'), await codeOf(withSegment(jpeg, marker, content))]).toEqual([marker, content.toString('latin1'), 'photo_metadata']);
    }
  });
  it('are refused: a second picture or a false profile in a WebP', async () => {
    const webp = await pictureOf(2, { mediaType: 'image/webp' });
    expect(await codeOf(withPart(webp, 'VP8 ', Buffer.from('rahasia!')))).toBe('photo_metadata');
    expect(await codeOf(withPart(webp, 'ICCP', Buffer.alloc(200, 'rahasia ')))).toBe('photo_metadata');
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
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } }).webp({ quality: 1 }).toBuffer();
    expect(bomb.length).toBeLessThan(300_000);
    expect(await codeOf(bomb)).toBe('photo_dimensions');
  });
  it('of layers: each scan of a progressive JPEG costs a pass over the picture', async () => {
    const jpeg = await sharp(await pictureOf(3)).jpeg({ progressive: true }).toBuffer();
    const scan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    const layers = Buffer.concat([jpeg.subarray(0, -2), ...Array.from({ length: 100 }, () => jpeg.subarray(scan, -2)), jpeg.subarray(-2)]);
    expect(await codeOf(layers)).toBe('photo_unreadable');
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
    for (const mediaType of ['image/jpeg', 'image/webp'] as const) {
      expect(await codeOf(Buffer.concat([await pictureOf(4, { mediaType }), Buffer.from('PK\u0003\u0004')]))).toBe('photo_unreadable');
    }
  });
  it('cut off anywhere, also with an end put on', { timeout: 60_000 }, async () => {
    const [jpeg, webp] = [await pictureOf(4), await pictureOf(4, { mediaType: 'image/webp' })];
    for (const part of [0.02, 0.3, 0.6, 0.95]) {
      expect(await codeOf(jpeg.subarray(0, Math.floor(jpeg.length * part)))).toBe('photo_unreadable');
      expect(await codeOf(webp.subarray(0, Math.floor(webp.length * part)))).toBe('photo_unreadable');
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
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom([0xff, 0xd8], [...Buffer.from('RIFF\0\0\0\0WEBP')]), (bytes, head) => {
      expect(['image/jpeg', 'image/webp', 'broken']).toContain(containerOf(Uint8Array.from([...head, ...bytes])).kind);
    }));
  });
});
