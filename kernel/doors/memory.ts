import { hash, randomBytes } from 'node:crypto';

/** Work so heavy that only so much of it may happen in the whole house, whichever door it came through. The order is that of the memory. */
export const HEAVY_WORK = ['tables', 'pictures', 'papers', 'bundles'] as const;
export type HeavyWork = (typeof HEAVY_WORK)[number];

export const MOST_DOORS = 16;
/** Callers share a bucket once in a quarter of a million, and nobody can choose with whom. */
const BUCKETS = 2 ** 18;

/** What the doors of one house count together: 2 MiB that every thread sees. `secret` mixes the callers over the buckets. */
export type DoorMemory = { readonly buckets: SharedArrayBuffer; readonly heavy: SharedArrayBuffer; readonly secret: string };

export const newDoorMemory = (): DoorMemory => ({
  buckets: new SharedArrayBuffer(BUCKETS * BigInt64Array.BYTES_PER_ELEMENT),
  heavy: new SharedArrayBuffer(HEAVY_WORK.length * MOST_DOORS * Int32Array.BYTES_PER_ELEMENT),
  secret: randomBytes(16).toString('base64url'),
});

/**
 * Takes one request out of a caller's bucket, which holds a minute's worth and fills evenly; 0, or the seconds until there is one.
 * `cost` and `now` in nanoseconds of the clock that all threads share (`process.hrtime`).
 */
export function takeRequest({ buckets, secret }: DoorMemory, who: string, cost: bigint, now: bigint): number {
  const fullAt = new BigInt64Array(buckets);
  const at = hash('sha256', `${secret} ${who}`, 'buffer').readUInt32LE(0) % fullAt.length;
  for (;;) {
    const seen = Atomics.load(fullAt, at);
    const next = (seen > now ? seen : now) + cost;
    const late = next - now - MINUTE;
    if (late > 0n) return Math.ceil(Number(late) / 1e9);
    // Another door was faster: look again.
    if (Atomics.compareExchange(fullAt, at, seen, next) === seen) return 0;
  }
}
const MINUTE = 60_000_000_000n;

/** Takes one of `atOnce` places; false if all are taken, or if two doors asked at the very same moment for the last one. */
export function takePlace({ heavy }: DoorMemory, door: number, work: HeavyWork, atOnce: number): boolean {
  const counts = countsOf(heavy, work);
  Atomics.add(counts, door, 1);
  let all = 0;
  for (let at = 0; at < MOST_DOORS; at++) all += Atomics.load(counts, at);
  if (all <= atOnce) return true;
  Atomics.sub(counts, door, 1);
  return false;
}

export const givePlace = ({ heavy }: DoorMemory, door: number, work: HeavyWork): void => void Atomics.sub(countsOf(heavy, work), door, 1);

/** A door that fell down holds nothing any more. */
export function emptyDoor({ heavy }: DoorMemory, door: number): void {
  for (const work of HEAVY_WORK) Atomics.store(countsOf(heavy, work), door, 0);
}

const countsOf = (heavy: SharedArrayBuffer, work: HeavyWork): Int32Array<SharedArrayBuffer> =>
  new Int32Array(heavy, HEAVY_WORK.indexOf(work) * MOST_DOORS * Int32Array.BYTES_PER_ELEMENT, MOST_DOORS);

type OwnDoor = { readonly memory: DoorMemory; readonly door: number; readonly doors: number };
let mine: OwnDoor | undefined;

/** Tells this thread which door of how many it is, and what it shares with the others; done once, before it opens. */
export const installDoor = (own: OwnDoor): void => { mine = own; };

/** The memory of this thread's house; one of its own where nobody said otherwise. */
export const ownDoor = (): OwnDoor => (mine ??= { memory: newDoorMemory(), door: 0, doors: 1 });
