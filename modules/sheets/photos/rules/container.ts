import { endOfCoded, type Coded, type Rest } from './jpeg-scan.ts';
import { newJpeg, strangeIn, strangeInWhole, type JpegSoFar } from './jpeg-segments.ts';

/** What the container of a picture says about itself, found by walking it from end to end. */
export type Container =
  | { readonly kind: 'image/jpeg'; readonly metadata: string | null }
  | { readonly kind: 'broken'; readonly why: Why; readonly sides: Sides | null };
type Why = 'not_a_picture' | 'cut_off' | 'something_behind' | 'too_many_parts';
/** What it says of its size before anything of it was read, pixels. */
type Sides = { readonly width: number; readonly height: number };

// One for all colours, or one for each of four.
const MOST_SCANS = 4;

const broken = (why: Why, sides: Sides | null = null): Container => ({ kind: 'broken', why, sides });

const SOI = 0xd8, EOI = 0xd9, SOS = 0xda, PROGRESSIVE = 0xc2;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/**
 * By content, never by name: a JPEG that fills the bytes to the last one, its coded data read to their last bit, so that nothing
 * else hides in front, inside or behind. No phone's browser draws a progressive one: of those only the reader of pictures knows where
 * the data of each layer end, and it passes over what is left. `rest` lets others go on while a long one is read.
 * Source: ITU-T T.81 annex B.
 */
export async function containerOf(bytes: Uint8Array, rest: Rest = () => Promise.resolve()): Promise<Container> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return broken('not_a_picture');
  const jpeg = newJpeg();
  let metadata: string | null = null;
  let scans = 0;
  for (let at = 2; at + 1 < bytes.length;) {
    const segment = segmentAt(bytes, at);
    if (typeof segment === 'string') return broken(segment);
    if (segment === null) return at + 2 === bytes.length ? { kind: 'image/jpeg', metadata: metadata ?? strangeInWhole(jpeg) } : broken('something_behind');
    metadata ??= strangeIn(segment.marker, segment.content, jpeg);
    at = segment.end;
    if (segment.marker !== SOS) continue;
    if (++scans > MOST_SCANS) return broken('too_many_parts');
    // What was found strange is refused anyway: its data need not be read.
    const end = metadata === null ? await endOfScan({ bytes, from: at, content: segment.content, jpeg, rest }) : nextMarker(bytes, at);
    if (typeof end !== 'number') return broken(end, jpeg.frame);
    at = end;
  }
  return broken('cut_off');
}

type Segment = { readonly marker: number; readonly content: Uint8Array; readonly end: number };

/** The segment that begins here; null = the end of the picture. Fill bytes in front of a marker, which nobody writes, are none of it. */
function segmentAt(bytes: Uint8Array, at: number): Segment | null | Why {
  const marker = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff) return 'not_a_picture';
  if (marker === EOI) return null;
  if (marker === 0 || marker === 0xff || marker === SOI || isRestart(marker)) return 'not_a_picture';
  if (marker === PROGRESSIVE) return 'too_many_parts';
  if (at + 4 > bytes.length) return 'cut_off';
  const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  return length < 2 ? 'not_a_picture' : { marker, content: bytes.subarray(at + 4, at + 2 + length), end: at + 2 + length };
}

type Scan = { readonly bytes: Uint8Array; readonly from: number; readonly content: Uint8Array; readonly jpeg: JpegSoFar; readonly rest: Rest };

/** Where the coded data of a scan end, the tables that it uses being used now. */
async function endOfScan({ bytes, from, content, jpeg: { frame, codes, unused, restart }, rest }: Scan): Promise<number | 'cut_off' | 'something_behind'> {
  const coded: Coded[] = [];
  for (let at = 1; frame && at + 1 < content.length - 3; at += 2) {
    const component = frame.components.find(({ id }) => id === content[at]);
    const numbers = [(content[at + 1] ?? 0) >> 4, 16 + ((content[at + 1] ?? 0) & 15)] as const;
    const [dc, ac] = [codes.get(numbers[0]), codes.get(numbers[1])];
    for (const number of numbers) unused.delete(number);
    if (component && dc && ac) coded.push({ component, dc, ac });
  }
  if (!frame || coded.length === 0 || coded.length !== content[0]) return 'cut_off';
  const until = nextMarker(bytes, from);
  const end = await endOfCoded(bytes.subarray(0, until + 2), from, frame, { coded, restart }, rest);
  return end === until ? end : end === null ? 'cut_off' : 'something_behind';
}

/** The next marker that is neither a stuffed byte nor a restart. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && !isRestart(next)) return at;
  }
  return bytes.length;
}
