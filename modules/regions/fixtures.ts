import type { Tx } from '../../kernel/db/schema.ts';
import { copyStations, ensureRoll, refreshRollTotals, writeStations, type Roll, type Station } from './rolls/store.ts';
import { regionsWithin } from './tree/store.ts';

/** Stations and registered voters of Kota Palembang, general election of 2024, as KPU published them for the city. */
export const PALEMBANG = { path: '16.71', stations: 4777, voters: 1_225_548 } as const;
/** Only the demo keeps to this figure; the legal cap is a value of the rule set. */
const MOST_VOTERS = 300;
const FIRST_SPECIAL = 901;
const SPECIAL_VILLAGES = 6;

/**
 * Plants the roll `demo-2024`: the real kelurahan of Palembang, with stations and voters that are invented below the
 * city but add up to its published totals exactly. The same every time. Throws where the kemendagri tree is not loaded.
 */
export async function plantPalembang(tx: Tx): Promise<Roll> {
  const roll = await ensureRoll(tx, { slug: 'demo-2024', scheme: 'kemendagri', name: 'Demo: Kota Palembang 2024', validOn: '2024-02-14' });
  const villages = await regionsWithin(tx, 'kemendagri', PALEMBANG.path, 'village', roll.validOn);
  // Sharing stations among no village would never end.
  if (villages.length === 0) throw new Error('the demo city needs the kemendagri tree of regions: load it first (erekap import regions, or loadKemendagri)');
  await writeStations(tx, roll.id, inventStations(villages.map((village) => village.id)));
  await refreshRollTotals(tx, roll.id);
  return roll;
}

/** A kecamatan that one person finishes by hand, and the stations that it has on the night of the count. */
export const SMALL_SUBDISTRICT = { path: '16.71.16', stations: [['16.71.16.1001', 1], ['16.71.16.1001', 2], ['16.71.16.1002', 1]] } as const;

/**
 * Plants the roll `demo-malam`: the stations of `demo-2024`, but of the small kecamatan three alone. It keeps to no published
 * total, and stands a day before the other, so that pages of regions go on telling that one.
 */
export async function plantNightRoll(tx: Tx, day: Pick<Roll, 'id' | 'scheme'>): Promise<Roll> {
  const roll = await ensureRoll(tx, { slug: 'demo-malam', scheme: day.scheme, name: 'Demo: malam hitung Kota Palembang', validOn: '2024-02-13' });
  await copyStations(tx, day.id, roll.id, SMALL_SUBDISTRICT);
  await refreshRollTotals(tx, roll.id);
  return roll;
}

/** Spreads the city's stations over the villages and its voters over the stations. */
export function inventStations(villageIds: readonly number[]): Station[] {
  const random = dice(1671);
  const counts = share(PALEMBANG.stations, villageIds.map(() => 8 + Math.floor(random() * 93)));
  const numbered = villageIds.flatMap((villageId, i) => numbersFor(counts[i] ?? 0, i % Math.ceil(villageIds.length / SPECIAL_VILLAGES) === 4)
    .map((number) => ({ villageId, number })));
  const voters = spread(PALEMBANG.voters, numbered.map(() => 225 + Math.floor(random() * 64)));
  return numbered.map((key, i) => {
    const all = voters[i] ?? 0;
    const male = Math.round(all * (0.47 + random() * 0.05));
    return { ...key, unitType: key.number >= FIRST_SPECIAL ? 'special' : 'regular', votersMale: male, votersFemale: all - male };
  });
}

/** 1, 2, 3 …; a village with a prison or a boarding school has its last two as 901 and 902. */
function numbersFor(count: number, hasSpecial: boolean): number[] {
  const regular = hasSpecial ? count - 2 : count;
  return Array.from({ length: count }, (_, i) => (i < regular ? i + 1 : FIRST_SPECIAL + i - regular));
}

/** Splits a total by weight into whole parts of at least 1 that add up to it exactly (largest remainders). */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)));
  for (let i = 0, left = total - parts.reduce((a, b) => a + b, 0); left !== 0; i = (i + 1) % parts.length) {
    const step = left > 0 ? 1 : (parts[i] ?? 0) > 1 ? -1 : 0;
    parts[i] = (parts[i] ?? 0) + step;
    left -= step;
  }
  return parts;
}

/** Moves guesses up or down together, never past the cap, until they add up to the total. */
function spread(total: number, guesses: readonly number[]): number[] {
  const parts = [...guesses];
  for (let i = 0, left = total - parts.reduce((a, b) => a + b, 0); left !== 0; i = (i + 1) % parts.length) {
    const step = left < 0 ? -1 : (parts[i] ?? 0) < MOST_VOTERS ? 1 : 0;
    parts[i] = (parts[i] ?? 0) + step;
    left -= step;
  }
  return parts;
}

/** Mulberry32: small, and the same on every machine. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
