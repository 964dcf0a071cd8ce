import type { Part } from '../../components/ShareBar.tsx';
import { colorOf, markOf, shortName, type Line } from './figures.ts';

/** The shares of a line as parts of a bar, in the order of the ballot. */
export const partsOf = (line: Line): Part[] =>
  line.standings.map(({ contestant, index, cell, votes, share }) => ({
    key: cell, mark: markOf(contestant), name: shortName(contestant), votes: votes ?? 0, share: share ?? 0, color: colorOf(contestant, index), pattern: index,
  }));
