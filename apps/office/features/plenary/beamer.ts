import type { ContestPage, Figures } from '../../api/types.ts';
import type { PlenaryPage } from './wire.ts';

export type BeamerRow = { readonly mark: string; readonly name: string; readonly value: number | null | undefined };

/** The votes of a sheet or of a sum, contestant by contestant as on the ballot. */
export const votesOf = (contest: ContestPage, figures: Figures): BeamerRow[] =>
  contest.contestants.map(({ number, name, shortName }, at) => ({ mark: String(number), name: contest.type === 'ppwp' ? name : shortName ?? name, value: figures[contest.contestantCells[at] ?? ''] }));

/** Valid, invalid and all votes: the last figures that are read of every sheet. */
export const sumsOf = (figures: Figures): Record<'valid' | 'invalid' | 'all', number | null | undefined> => ({ valid: figures['V1'], invalid: figures['V2'], all: figures['V3'] });

/** Of which contest the running totals stand beside the reading: what the hall looks at, else what is being read. */
export function totalsContest(page: PlenaryPage): PlenaryPage['contests'][number] | undefined {
  const shown = page.groups.find(({ showing }) => showing !== null)?.showing?.contest;
  return page.contests.find(({ contest }) => contest === shown) ?? page.contests.find(({ waiting, lines }) => waiting > 0 && waiting < lines) ?? page.contests.find(({ lines }) => lines > 0) ?? page.contests[0];
}
