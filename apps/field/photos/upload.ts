import type { PhotoPiece, StartedPhoto, StartPhoto } from '../../../modules/sheets/contract.ts';
import type { Answer } from '../net/api.ts';

/** Bytes of one piece, as the house prefers them (modules/sheets/photos/contract.ts), and how small they become on a bad way. */
export const LARGEST_PIECE = 64 * 1024;
export const SMALLEST_PIECE = 8 * 1024;

/** How a photo travels, without knowing phones or networks. */
export type Way = {
  readonly ask: (target: string, value: unknown) => Promise<Answer<StartedPhoto>>;
  readonly bytesAt: (from: number, to: number) => ArrayBuffer;
  readonly progress: (received: number) => void;
  /** False: something more urgent waits, or the phone was locked; what the house has is not sent again. */
  readonly mayGoOn: () => boolean;
  /** Bytes of the next piece; the way remembers between tries what it can carry. */
  pieceBytes: number;
};

const UNREACHABLE = { kind: 'unreachable' } as const;
/** Times that the house may ask for all of it anew, or not move on, before the photo rests a while. */
const MOST_STANDSTILLS = 3;
/** Faults that a fresh beginning mends. */
const ANEW: readonly string[] = ['photo_unannounced', 'photo_mismatch'];

/** Announces a photo and sends what the house does not have yet, from where it says. */
export async function upload(start: StartPhoto, way: Way): Promise<Answer<StartedPhoto>> {
  let answer = await way.ask('/api/photos', start);
  let standstills = 0;
  while (answer.kind === 'answered' && !answer.value.done) {
    const { received } = answer.value;
    way.progress(received);
    if (!way.mayGoOn() || standstills >= MOST_STANDSTILLS) return UNREACHABLE;
    const next = await sendPiece(start, received, way);
    if (next.kind === 'refused' && ANEW.includes(next.told.code) && standstills < MOST_STANDSTILLS) {
      standstills += 1;
      answer = await way.ask('/api/photos', start);
      continue;
    }
    if (next.kind === 'answered' && !next.value.done && next.value.received <= received) standstills += 1;
    answer = next;
  }
  if (answer.kind === 'answered') way.progress(start.size);
  return answer;
}

async function sendPiece({ sha256, size, mediaType: _type, ...target }: StartPhoto, offset: number, way: Way): Promise<Answer<StartedPhoto>> {
  const content = base64(way.bytesAt(offset, Math.min(size, offset + way.pieceBytes)));
  const answer = await way.ask(`/api/photos/${sha256}/pieces`, { offset, content, ...target } satisfies PhotoPiece);
  // A way that is too slow for a large piece may carry a small one.
  way.pieceBytes = answer.kind === 'unreachable' ? Math.max(SMALLEST_PIECE, way.pieceBytes / 2) : Math.min(LARGEST_PIECE, way.pieceBytes * 2);
  return answer;
}

export const base64 = (bytes: ArrayBuffer): string => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
