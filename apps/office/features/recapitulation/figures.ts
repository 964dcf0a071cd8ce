import type { ContestPage, Contestant, Official, Tally } from '../../api/types.ts';

/** What one contestant has in one region. `votes` is null where no sheet holds that cell. */
export type Standing = { readonly contestant: Contestant; readonly index: number; readonly cell: string; readonly votes: number | null; readonly share: number | null; readonly leading: boolean };

/** The figures of a region as its screen shows them. Shares are of the votes that contestants have, as summed from the sheets. */
export type Line = {
  readonly standings: readonly Standing[];
  readonly valid: number | null;
  readonly invalid: number | null;
  readonly invalidShare: number | null;
  /** Voters who voted (B4) by the permanent list (A1), of the sheets that have both. */
  readonly turnout: number | null;
};

/** Reads a tally with the eyes of a contest. */
export function lineOf(contest: Pick<ContestPage, 'contestants' | 'contestantCells'>, { figures, turnout }: Pick<Tally, 'figures' | 'turnout'>): Line {
  const votes = contest.contestantCells.map((cell) => figures[cell] ?? null);
  const known = votes.filter((value) => value !== null);
  const valid = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  const most = Math.max(0, ...known);
  const invalid = figures['V2'] ?? null;
  return {
    standings: contest.contestants.map((contestant, index) => {
      const own = votes[index] ?? null;
      return {
        contestant, index, cell: contest.contestantCells[index] ?? '', votes: own,
        share: own === null ? null : ratio(own, valid), leading: own !== null && own > 0 && own === most,
      };
    }),
    valid,
    invalid,
    invalidShare: invalid === null || valid === null ? null : ratio(invalid, valid + invalid),
    turnout: ratio(turnout.voters, turnout.registered),
  };
}

/** A ratio that is absent rather than infinite when there is nothing to divide by. */
export const ratio = (part: number, whole: number | null): number | null => (whole === null || whole === 0 ? null : part / whole);

/** Contestants from most votes to least; who has none keeps the order of the ballot at the end. */
export const ranked = (standings: readonly Standing[]): Standing[] =>
  [...standings].sort((a, b) => (b.votes ?? -1) - (a.votes ?? -1) || a.index - b.index);

/** How far the official figure stands from ours for one cell; null where one of them is absent. */
export const differenceAt = (official: Official | null, cell: string): number | null => official?.differences[cell] ?? null;

/** Names on ballots are long: the short name where there is one that says more than the number, else the name itself. */
export const shortName = ({ name, shortName: short }: Contestant): string => (short === null || /^\d+$/.test(short) ? name : short);

/** The number as printed on the ballot; the empty column has none and is drawn as an empty box. */
export const markOf = (contestant: Contestant): string => (contestant.number === 0 ? '☐' : String(contestant.number));

/** Colours of contestants whose data names none. None of them is the red of a hard break. */
const SPARE = ['#35608f', '#b07a1e', '#3f7d54', '#7d4d86', '#4d7f8a', '#8a5a3c', '#5c6b2e', '#96557a', '#52565c', '#2f7f77'];

/** A contestant's colour: from the data, else one of the spare ones by its place on the ballot. */
export const colorOf = (contestant: Contestant, index: number): string => contestant.color ?? SPARE[index % SPARE.length] ?? '#52565c';
