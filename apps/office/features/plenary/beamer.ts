import type { ContestPage, Figures } from '../../api/types.ts';
import type { LinePage, PlenaryPage } from './wire.ts';

export type BeamerRow = { readonly mark: string; readonly name: string; readonly value: number | null | undefined };

/** The votes of a sheet or of a sum, contestant by contestant as on the ballot. */
export const votesOf = (contest: ContestPage, figures: Figures): BeamerRow[] =>
  contest.contestants.map(({ number, name, shortName }, at) => ({ mark: String(number), name: contest.type === 'ppwp' ? name : shortName ?? name, value: figures[contest.contestantCells[at] ?? ''] }));

/** Valid, invalid and all votes: the last figures that are read of every sheet. */
export const sumsOf = (figures: Figures): Record<'valid' | 'invalid' | 'all', number | null | undefined> => ({ valid: figures['V1'], invalid: figures['V2'], all: figures['V3'] });

/** Of which contest the running totals stand beside the reading: what the hall looks at, else what is being read. */
export function totalsContest(page: PlenaryPage, groups: PlenaryPage['groups'] = page.groups): PlenaryPage['contests'][number] | undefined {
  const shown = groups.find(({ showing }) => showing !== null)?.showing?.contest;
  return page.contests.find(({ contest }) => contest === shown) ?? page.contests.find(({ waiting, lines }) => waiting > 0 && waiting < lines) ?? page.contests.find(({ lines }) => lines > 0) ?? page.contests[0];
}

/** The groups that the address names (`1,3`), else all: each has its own pane. */
export function chosenGroups(page: Pick<PlenaryPage, 'groups'>, group: string | undefined): PlenaryPage['groups'] {
  const wanted = new Set(group?.split(',').map(Number));
  const chosen = page.groups.filter(({ number }) => wanted.has(number));
  return chosen.length > 0 ? chosen : page.groups;
}

export type Fix = { readonly cell: string; readonly before: number | null; readonly after: number | null };

/** What a correction changed, box by box: what stood on the paper, and what holds now. */
export const fixesOf = (line: Pick<LinePage, 'state' | 'correctedCells' | 'written' | 'figures'>): Fix[] =>
  (line.state === 'corrected' ? line.correctedCells.map((cell) => ({ cell, before: line.written?.figures[cell] ?? null, after: line.figures?.[cell] ?? null })) : []);
