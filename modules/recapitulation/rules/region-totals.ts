import { RULE_CODES } from '../../forms/index.ts';
import type { Leaf } from './leaves.ts';
import type { Lineage, Step } from './lineage.ts';
import type { TableLevel } from './mapping.ts';
import type { Plan } from './plan.ts';
import { plus, type LeafSums } from './sums.ts';

export type TotalLevel = 'national' | TableLevel;

/** The totals of one region. Arrays follow the keys and channels of `RegionTotals`. */
export type RegionTotal = {
  readonly level: TotalLevel;
  /** Null where nothing gives a code at this level. */
  readonly code: string | null;
  name: string;
  /** Null for the nation. */
  readonly parent: RegionTotal | null;
  /** Names from the province down, joined by '/'; '' = the nation. */
  path: string;
  stations: number;
  /** Stations that are in in any channel. */
  stationsIn: number;
  readonly channelIn: number[];
  /** Per channel: stations with figures but none of a contestant. */
  readonly incomplete: number[];
  /** Null where no sheet of the region has the figure. */
  readonly figures: (number | null)[];
  /** Male and female voters; null where no station knows them. */
  readonly voters: [number | null, number | null];
};

export type RegionTotals = {
  readonly channels: readonly string[];
  /** Cell, or `channel.cell` where there are several channels. */
  readonly keys: readonly string[];
  readonly levels: readonly TotalLevel[];
  /** Sorted by path, then code, whatever the order of the rows was. */
  readonly regions: Readonly<Partial<Record<TotalLevel, readonly RegionTotal[]>>>;
  /** How many sheets break a rule, by code, or `channel.code`; only codes that occur. */
  readonly flags: Readonly<Record<string, number>>;
};

const NATION: Step = { key: '', code: '', name: '' };

/** Sums the lowest regions upward; `lineage` says through which regions. Children always sum to their parent. */
export function rollUp(plan: Plan, lineage: Lineage, leafList: readonly Leaf[], sums: LeafSums, flags: readonly (readonly number[])[]): RegionTotals {
  const levels: TotalLevel[] = ['national', ...lineage.levels];
  const byKey = levels.map(() => new Map<string, RegionTotal>());
  const nation = regionOf(plan, byKey[0] as Map<string, RegionTotal>, 'national', NATION, null);
  for (const [index, leaf] of leafList.entries()) {
    let region = nation;
    for (const [i, step] of lineage.of(leaf).entries()) {
      region = regionOf(plan, byKey[i + 1] as Map<string, RegionTotal>, levels[i + 1] as TotalLevel, step, region);
    }
    addLeaf(region, sums, index);
  }
  const lists = byKey.map((known) => [...known.values()]);
  for (const list of lists.toReversed()) for (const region of list) if (region.parent) addChild(region.parent, region);
  for (const list of lists.slice(1)) for (const region of list) region.path = region.parent?.path ? `${region.parent.path}/${region.name}` : region.name;
  return {
    channels: plan.channels.map((channel) => channel.name),
    keys: plan.keys,
    levels,
    regions: Object.fromEntries(levels.map((level, depth) => [level, sorted(lists[depth] as RegionTotal[])])),
    flags: namedFlags(plan, flags),
  };
}

function regionOf(plan: Plan, known: Map<string, RegionTotal>, level: TotalLevel, step: Step, parent: RegionTotal | null): RegionTotal {
  const found = known.get(step.key);
  if (found) {
    // One code may come with several spellings; which one is kept must not depend on the order of the rows.
    if (step.name < found.name) found.name = step.name;
    return found;
  }
  const region: RegionTotal = {
    level, code: step.code, name: step.name, parent, path: '', stations: 0, stationsIn: 0,
    channelIn: plan.channels.map(() => 0),
    incomplete: plan.channels.map(() => 0),
    figures: plan.keys.map(() => null),
    voters: [null, null],
  };
  known.set(step.key, region);
  return region;
}

function addLeaf(region: RegionTotal, sums: LeafSums, leaf: number): void {
  region.stations += sums.stations[leaf] as number;
  region.stationsIn += sums.stationsIn[leaf] as number;
  addAll(region.channelIn, sums.channelIn, leaf);
  addAll(region.incomplete, sums.incomplete, leaf);
  addPresent(region.figures, sums.figures, sums.present, leaf);
  addPresent(region.voters, sums.voters, sums.votersKnown, leaf);
}

function addAll(into: number[], from: Float64Array, leaf: number): void {
  for (let i = 0; i < into.length; i++) plus(into, i, from[leaf * into.length + i] as number);
}

function addPresent(into: (number | null)[], from: Float64Array, present: Float64Array, leaf: number): void {
  for (let i = 0; i < into.length; i++) {
    const at = leaf * into.length + i;
    if (present[at]) into[i] = (into[i] ?? 0) + (from[at] as number);
  }
}

function addChild(parent: RegionTotal, child: RegionTotal): void {
  parent.stations += child.stations;
  parent.stationsIn += child.stationsIn;
  for (const [into, from] of [[parent.channelIn, child.channelIn], [parent.incomplete, child.incomplete]] as const) {
    for (let i = 0; i < into.length; i++) plus(into, i, from[i] as number);
  }
  for (const [into, from] of [[parent.figures, child.figures], [parent.voters, child.voters]] as const) {
    for (let i = 0; i < into.length; i++) if (from[i] != null) into[i] = (into[i] ?? 0) + (from[i] as number);
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (regions: RegionTotal[]): RegionTotal[] => regions.sort((a, b) => order(a.path, b.path) || order(a.code ?? '', b.code ?? ''));

function namedFlags(plan: Plan, flags: readonly (readonly number[])[]): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [i, channel] of plan.channels.entries()) {
    for (const [bit, code] of RULE_CODES.entries()) {
      const count = flags[i]?.[bit] ?? 0;
      if (count > 0) named[plan.channels.length > 1 ? `${channel.name}.${code}` : code] = count;
    }
  }
  return named;
}
