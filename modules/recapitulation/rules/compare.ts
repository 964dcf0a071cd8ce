import type { Plan } from './plan.ts';
import type { Recap, RecapRegion } from './recap.ts';
import type { RegionTotal, TotalLevel, RegionTotals } from './region-totals.ts';

/** One figure that our sum and the official recapitulation disagree on; `difference` = theirs − ours (absent counts 0). */
export type Difference = {
  readonly level: TotalLevel;
  readonly code: string | null;
  readonly name: string;
  readonly path: string;
  readonly channel: string;
  readonly cell: string;
  /** Key of the figure in our totals: the cell, or `channel.cell`. */
  readonly figure: string;
  /** Null where no station of the region has the figure. */
  readonly ours: number | null;
  readonly theirs: number;
  readonly difference: number;
};

/** What was compared on one level. A region without an official figure is no difference. */
export type LevelComparison = {
  readonly level: TotalLevel;
  regions: number;
  compared: number;
  withoutOfficial: number;
  /** Regions with at least one difference. */
  different: number;
};

export type Comparison = {
  readonly differences: readonly Difference[];
  readonly levels: readonly LevelComparison[];
  /** Regions that only one of the two files knows. */
  readonly onlyOurs: readonly RegionTotal[];
  readonly onlyTheirs: readonly RecapRegion[];
};

/**
 * Compares our totals with the official recapitulation on every level that it has, and for the nation with the sum of
 * its provinces where each has figures. Regions are joined by code, or by path (capitals ignored) where ours have none.
 */
export function compare(plan: Plan, totals: RegionTotals, recap: Recap): Comparison {
  const differences: Difference[] = [];
  const levels: LevelComparison[] = [];
  const onlyOurs: RegionTotal[] = [];
  const met = new Set<RecapRegion>();
  for (const level of totals.levels) {
    const theirs = level === 'national' ? nationOf(recap) : joined(recap, level);
    if (!theirs) continue;
    const counts: LevelComparison = { level, regions: 0, compared: 0, withoutOfficial: 0, different: 0 };
    levels.push(counts);
    for (const ours of totals.regions[level] ?? []) {
      counts.regions += 1;
      const official = theirs(ours);
      if (official) met.add(official);
      else onlyOurs.push(ours);
      if (!official) continue;
      if (official.figures.every((figure) => figure === null)) counts.withoutOfficial += 1;
      else counts.compared += 1;
      const found = regionDifferences(plan, recap, ours, official);
      if (found.length > 0) counts.different += 1;
      differences.push(...found);
    }
  }
  const onlyTheirs = recap.regions.filter((region) => totals.levels.includes(region.level) && !met.has(region));
  return { differences, levels, onlyOurs, onlyTheirs: onlyTheirs.sort(byLevelAndPath) };
}

function regionDifferences(plan: Plan, recap: Recap, ours: RegionTotal, official: RecapRegion): Difference[] {
  const found: Difference[] = [];
  for (const channel of plan.channels) {
    for (const { cell, slot } of channel.figures) {
      const theirs = official.figures[recap.cells.indexOf(cell)] ?? null;
      const sum = ours.figures[slot] ?? null;
      if (theirs === null || theirs === sum) continue;
      const { level, code, name, path } = ours;
      found.push({ level, code, name, path, channel: channel.name, cell, figure: plan.keys[slot] as string, ours: sum, theirs, difference: theirs - (sum ?? 0) });
    }
  }
  return found;
}

type Find = (ours: RegionTotal) => RecapRegion | undefined;

function joined(recap: Recap, level: TotalLevel): Find | null {
  if (!recap.levels.includes(level)) return null;
  const byPath = new Map(recap.regions.filter((region) => region.level === level).map((region) => [region.path.toUpperCase(), region]));
  return (ours) => (ours.code !== null ? recap.find(level, ours.code) : byPath.get(ours.path.toUpperCase()));
}

/** The nation's own row, or the sum of all provinces; nothing where a province lacks a figure. */
function nationOf(recap: Recap): Find | null {
  const row = recap.regions.find((region) => region.level === 'national');
  if (row) return () => row;
  const provinces = recap.regions.filter((region) => region.level === 'province');
  if (provinces.length === 0) return null;
  const figures = recap.cells.map((_, i) => provinces.reduce<number | null>((sum, { figures: each }) => {
    const figure = each[i] ?? null;
    return sum === null || figure === null ? null : sum + figure;
  }, 0));
  const nation: RecapRegion = { level: 'national', code: '', parent: null, name: '', path: '', figures };
  return () => nation;
}

const DEPTH: readonly TotalLevel[] = ['national', 'province', 'regency', 'subdistrict', 'village'];

const byLevelAndPath = (a: RecapRegion, b: RecapRegion): number =>
  DEPTH.indexOf(a.level) - DEPTH.indexOf(b.level) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.code < b.code ? -1 : 1);
