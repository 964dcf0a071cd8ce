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

/** How wide a name is in em of its own type, about: capitals are wider than the rest. */
const emsOf = (name: string): number => Array.from(name).reduce((sum, letter) => sum + (letter === letter.toLowerCase() ? 0.58 : 0.72), 0);

/** The least width (in em) in which a name stands whole on two lines at most. */
export function leastWidth(name: string): number {
  const words = name.split(' ');
  return Math.min(...words.map((_, at) => Math.max(emsOf(words.slice(0, at + 1).join(' ')), emsOf(words.slice(at + 1).join(' ')))));
}

/** What a list of votes asks of its type so that no name is cut: the width of its widest row in em of the list (number, name at 0.9, figures at 1.15), and whether some name takes two lines. */
export function widthOf(rows: readonly { readonly name: string; readonly figures: string }[]): { readonly ems: number; readonly twoLines: boolean } {
  const name = Math.max(0, ...rows.map((row) => leastWidth(row.name)));
  const figures = Math.max(0, ...rows.map((row) => row.figures.length * 0.62));
  return { ems: 2.6 + 0.9 * name + 1.15 * figures, twoLines: rows.some((row) => emsOf(row.name) > name) };
}
