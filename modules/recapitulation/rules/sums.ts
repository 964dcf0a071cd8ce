import type { Plan, PlannedFigure } from './plan.ts';

/** Sums per region of the lowest level, in typed arrays that grow. Region i stands at i × width. */
export type LeafSums = {
  /** Stations (rows), and stations that are in in any channel. */
  readonly stations: Float64Array;
  readonly stationsIn: Float64Array;
  /** Per channel: stations in, and stations with figures but none of a contestant. */
  readonly channelIn: Float64Array;
  readonly incomplete: Float64Array;
  /** Per figure: its sum, and how many sheets have it. */
  readonly figures: Float64Array;
  readonly present: Float64Array;
  /** Male and female voters: sums and how many stations know them. */
  readonly voters: Float64Array;
  readonly votersKnown: Float64Array;
};

export type GrowingSums = LeafSums & {
  addStation(leaf: number, male: number, female: number): void;
  addIn(leaf: number): void;
  /** Every figure written adds to its sum; `isIn` says whether the sheet makes its station in, or only incomplete. */
  addSheet(leaf: number, channel: number, isIn: boolean, list: readonly PlannedFigure[], figures: ArrayLike<number | null>): void;
};

/** `into[at] += by`, where the place is known to exist. */
export function plus(into: Float64Array | number[], at: number, by: number): void {
  into[at] = (into[at] as number) + by;
}

type Names = keyof LeafSums;

/** Doubles are exact up to 9.0e15, far above any sum of votes. */
export function growingSums(plan: Plan): GrowingSums {
  const channels = plan.channels.length;
  const widths: Record<Names, number> = {
    stations: 1, stationsIn: 1, channelIn: channels, incomplete: channels,
    figures: plan.keys.length, present: plan.keys.length, voters: 2, votersKnown: 2,
  };
  const names = Object.keys(widths) as Names[];
  let room = 1024;
  const all = Object.fromEntries(names.map((name) => [name, new Float64Array(room * widths[name])])) as { [K in Names]: Float64Array };

  const grow = (leaf: number): void => {
    while (room <= leaf) room *= 2;
    for (const name of names) {
      const larger = new Float64Array(room * widths[name]);
      larger.set(all[name]);
      all[name] = larger;
    }
  };

  const addVoters = (at: number, voters: number): void => {
    if (voters < 0) return;
    plus(all.voters, at, voters);
    plus(all.votersKnown, at, 1);
  };

  return Object.assign(all, {
    addStation(leaf: number, male: number, female: number) {
      if (leaf >= room) grow(leaf);
      plus(all.stations, leaf, 1);
      addVoters(leaf * 2, male);
      addVoters(leaf * 2 + 1, female);
    },
    addIn(leaf: number) {
      plus(all.stationsIn, leaf, 1);
    },
    addSheet(leaf: number, channel: number, isIn: boolean, list: readonly PlannedFigure[], figures: ArrayLike<number | null>) {
      plus(isIn ? all.channelIn : all.incomplete, leaf * channels + channel, 1);
      const base = leaf * plan.keys.length;
      for (let i = 0; i < list.length; i++) {
        const { slot, position } = list[i] as PlannedFigure;
        const value = figures[position] ?? null;
        if (value === null) continue;
        plus(all.figures, base + slot, value);
        plus(all.present, base + slot, 1);
      }
    },
  });
}
