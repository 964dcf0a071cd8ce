import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PHOTO_SIDES, PIECE_BYTES, type PhotoPiece, type StartedPhoto, type StartPhoto } from '../../../modules/sheets/contract.ts';
import type { Answer } from '../net/api.ts';
import { revive, type QueueItem } from '../queue/states.ts';
import { pagePhotosOf, samePictureOn } from '../station/photos.ts';
import { photoLane, type KeptPhoto } from './photo.ts';
import { fitted, lumaOf, warningsOf } from './quality.ts';
import { LEAST_SIDE } from './shrink.ts';
import { pictureOnly } from './strip.ts';
import { LARGEST_PIECE, SMALLEST_PIECE, upload, type Way } from './upload.ts';

const photo = (part: Partial<KeptPhoto>): KeptPhoto => ({
  contest: 1, village: '16.71.04.1001', station: 1, page: 1, purpose: 'sheet', sha256: 'a'.repeat(64), size: 1000, width: 1400, height: 2000, takenAt: '2026-02-14T08:00:00.000Z', thumb: '', sentAt: null, twins: [], ...part,
});
const item = (of: KeptPhoto, state: QueueItem['state']): QueueItem => ({
  ...revive({ id: of.sha256, saidAt: of.takenAt, note: '', target: '/api/photos', body: '{}', headers: {}, state: 'waiting', sentAt: null, why: null }), kind: 'photo', lane: photoLane(of), state,
});

/** A house that keeps what it is sent, and a way to it that breaks off as it likes. */
function house(fails: () => boolean): { ask: Way['ask']; held: () => string; asked: () => number; forget: () => void } {
  let bytes: Buffer | null = null;
  let done = false;
  let asked = 0;
  const size = { value: 0 };
  const answered = (): Answer<StartedPhoto> => ({ kind: 'answered', at: '2026-02-14T08:00:00.000Z', value: { received: bytes?.length ?? 0, done, twins: [] } });
  return {
    held: () => createHash('sha256').update(bytes ?? '').digest('hex'), asked: () => asked, forget: () => { bytes = null; done = false; },
    ask(target, value) {
      asked += 1;
      // The request is lost, or only its answer.
      if (fails()) return Promise.resolve({ kind: 'unreachable' });
      if (target === '/api/photos') {
        bytes ??= Buffer.alloc(0);
        size.value = (value as StartPhoto).size;
      } else {
        const { offset, content } = value as PhotoPiece;
        if (!bytes) return Promise.resolve({ kind: 'refused', status: 409, told: { code: 'photo_unannounced', title: '', detail: '', fix: '' } });
        if (offset <= bytes.length) bytes = Buffer.concat([bytes.subarray(0, offset), Buffer.from(content, 'base64')]);
        done = bytes.length === size.value;
      }
      return Promise.resolve(fails() ? { kind: 'unreachable' } : answered());
    },
  };
}

describe('a photo on its way', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const start: StartPhoto = { sha256, size: bytes.length, mediaType: 'image/jpeg', contest: 1, village: '16.71.04.1001', station: 1, page: 1, purpose: 'sheet', takenAt: null };
  const wayTo = (ask: Way['ask'], mayGoOn = (): boolean => true): Way => ({ ask, bytesAt: (from, to) => bytes.slice(from, to).buffer, progress: () => undefined, mayGoOn, pieceBytes: LARGEST_PIECE });

  it('goes in pieces of 64 KiB, which is what the house says', async () => {
    expect([LARGEST_PIECE, LEAST_SIDE]).toEqual([PIECE_BYTES, PHOTO_SIDES.least]);
    const at = house(() => false);
    expect(await upload(start, wayTo(at.ask))).toMatchObject({ kind: 'answered', value: { done: true } });
    // One announcement and 300,000 / 65,536 = 4.6 pieces.
    expect([at.asked(), at.held()]).toEqual([6, sha256]);
  });

  it('arrives whole however often the way breaks off, in either direction, and pieces become smaller on a bad way', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.boolean(), { minLength: 5, maxLength: 60 }), async (faults) => {
      let asked = 0;
      const at = house(() => faults[asked++] ?? false);
      const way = wayTo(at.ask);
      let answer = await upload(start, way);
      for (let tries = 0; tries < 80 && answer.kind !== 'answered'; tries++) answer = await upload(start, way);
      expect([answer.kind, at.held()]).toEqual(['answered', sha256]);
      expect(way.pieceBytes >= SMALLEST_PIECE && way.pieceBytes <= LARGEST_PIECE).toBe(true);
    }), { numRuns: 40 });
  });

  it('begins again where the house has forgotten it, lets words pass, and gives up a house that never moves on', async () => {
    const at = house(() => false);
    let pieces = 0;
    const forgetful: Way['ask'] = (target, value) => { if (target !== '/api/photos' && ++pieces === 3) at.forget(); return at.ask(target, value); };
    expect(await upload(start, wayTo(forgetful))).toMatchObject({ kind: 'answered', value: { done: true } });
    expect(at.held()).toBe(sha256);
    expect(await upload(start, wayTo(house(() => false).ask, () => false))).toEqual({ kind: 'unreachable' });
    const stuck: Way['ask'] = () => Promise.resolve({ kind: 'answered', at: '', value: { received: 0, done: false, twins: [] } });
    expect(await upload(start, wayTo(stuck))).toEqual({ kind: 'unreachable' });
  });
});

describe('photos of a page', () => {
  const name = { contest: 1, village: '16.71.04.1001', station: 1 };
  const [first, second] = [photo({}), photo({ sha256: 'b'.repeat(64), takenAt: '2026-02-14T09:00:00.000Z' })];
  it('the newest of this phone stands, on its way or arrived; a refused one does not', () => {
    expect(pagePhotosOf(name, { work: null, photos: [second, first], items: [item(first, 'sent'), item(second, 'waiting')] })).toEqual([{ page: 1, sha256: second.sha256, arrived: false }]);
    expect(pagePhotosOf(name, { work: null, photos: [{ ...first, sentAt: 'x' }, second], items: [item(second, 'refused')] })).toEqual([{ page: 1, sha256: first.sha256, arrived: true }]);
    expect(pagePhotosOf({ ...name, station: 2 }, { work: null, photos: [first], items: [] })).toEqual([]);
    expect(pagePhotosOf(name, { work: null, photos: [photo({ purpose: 'statement' })], items: [] })).toEqual([]);
  });
});

it('one picture used for two pages is told, on either of them; the same page taken anew is not', () => {
  const [first, same] = [photo({ page: 1, sha256: 'a'.repeat(64) }), photo({ page: 2, sha256: 'a'.repeat(64) })];
  const standing = pagePhotosOf(first, { work: null, photos: [first, same], items: [item(first, 'waiting'), item(same, 'waiting')] });
  expect([samePictureOn(first.sha256, 1, standing), samePictureOn(first.sha256, 2, standing), samePictureOn(first.sha256, 3, standing)]).toEqual([2, 1, 1]);
  expect([samePictureOn(first.sha256, 1, standing.slice(0, 1)), samePictureOn('b'.repeat(64), 2, standing)]).toEqual([null, null]);
});

describe('a picture', () => {
  it('is made smaller, never larger, and never so narrow that digits go', () => {
    expect(fitted(4000, 3000, 2000)).toEqual({ width: 2000, height: 1500 });
    expect(fitted(800, 1000, 2000)).toEqual({ width: 800, height: 1000 });
    expect(fitted(6000, 1200, 2000, 600)).toEqual({ width: 3000, height: 600 });
  });

  it('is warned of where it is dark or blurred', () => {
    const [width, height] = [60, 40];
    const pixels = (grey: (x: number, y: number) => number): number[] => Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : grey((at >> 2) % width, Math.floor(at / 4 / width))));
    // Black lines on white paper, every fourth point; the same lines smeared over the page.
    expect(warningsOf(lumaOf(pixels((x) => (x % 4 === 0 ? 20 : 240))), width)).toEqual([]);
    expect(warningsOf(lumaOf(pixels((x) => 180 + x / 4)), width)).toEqual(['blurred']);
    expect(warningsOf(lumaOf(pixels(() => 20)), width)).toEqual(['dark', 'blurred']);
  });
});

describe('what a browser writes into a picture by itself', () => {
  const plain = () => sharp({ create: { width: 640, height: 800, channels: 3, background: '#8aa', noise: { type: 'gaussian', mean: 120, sigma: 20 } } });
  it('is taken out; the picture stays to the last point', async () => {
    const drawn = await plain().jpeg().toBuffer();
    const written = await sharp(drawn).withExif({ IFD0: { Make: 'Gawai Uji' }, IFD3: { GPSLatitude: '2/1 59/1 0/1' } }).withIccProfile('srgb').withXmp('<x/>').jpeg().toBuffer();
    const note = Buffer.from([0xff, 0xed, 0, 12, ...Buffer.from('rahasia 12'), 0xff, 0xfe, 0, 9, ...Buffer.from('rahasia')]);
    const before = Buffer.concat([written.subarray(0, 2), note, written.subarray(2)]);
    expect(Object.keys(await sharp(before).metadata())).toEqual(expect.arrayContaining(['exif', 'icc', 'xmp']));
    const after = Buffer.from(pictureOnly(before));
    const about = await sharp(after).metadata();
    expect([about.exif, about.icc, about.xmp, about.iptc, about.comments, after.includes('rahasia'), after.includes('ICC')]).toEqual([undefined, undefined, undefined, undefined, undefined, false, false]);
    const points = await Promise.all([after, before].map((bytes) => sharp(bytes).raw().toBuffer()));
    expect(Buffer.compare(...(points as [Buffer, Buffer]))).toBe(0);
    expect(Buffer.compare(pictureOnly(after), after)).toBe(0);
  });
  it('what is no whole JPEG stays as it is', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isHead) => {
      const some = isHead ? Uint8Array.from([0xff, 0xd8, ...bytes]) : bytes;
      expect(pictureOnly(some).length).toBeLessThanOrEqual(some.length);
    }));
    expect(pictureOnly(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1]))).toEqual(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1]));
  });
});
