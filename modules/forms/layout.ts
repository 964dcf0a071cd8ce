import type { Text } from '../../kernel/text.ts';
import { EMPTY_COLUMN, leastPages, type Ballot, type Contestant, type Party } from './ballot.ts';
import type { ContestType } from './contests.ts';
import type { Cell, CellKind, Column, Group, Row, Section } from './form.ts';
import { single, text, type FormVariant, type GroupData, type RowData, type SectionData, type SectionId } from './variants/variant.ts';

const KINDS: Readonly<Record<SectionId, CellKind>> = { voters: 'voters', disability: 'disability', ballots: 'ballots', votes: 'votes', totals: 'total' };

export const COLUMN_WORDS: Readonly<Record<Column, Text>> = {
  L: text('laki-laki', 'men'),
  P: text('perempuan', 'women'),
  J: text('jumlah', 'sum'),
};

/** Puts every figure in its place on the paper: cells in paper order, and the sections that hold them. @param pages of the printed sheet */
export function layOut(variant: FormVariant, contest: ContestType, ballot: Ballot, pages: number): { cells: Cell[]; sections: Section[] } {
  const cells: Cell[] = [];
  const bubbles = variant.bubbles.includes(contest);
  const least = leastPages(variant);
  const sections = variant.sections.map((printed): Section => {
    // The votes begin where they always do; on a longer paper what stands on the last page stands on the last page still.
    const section = printed.page === least && pages > least && printed.id !== 'votes' ? { ...printed, page: pages } : printed;
    const groups = section.id === 'votes' ? voteGroups(ballot) : section.groups;
    return {
      id: section.id,
      number: section.number,
      page: section.page,
      title: 'id' in section.title ? section.title : section.title[ballot.kind],
      groups: groups.map((group): Group => ({
        letter: group.letter,
        title: group.title,
        rows: group.rows.map((row) => {
          const made = rowCells(section, group, row, cells.length, bubbles);
          cells.push(...made);
          return rowOf(row, made);
        }),
      })),
    };
  });
  return { cells, sections };
}

const rowOf = (row: RowData, cells: readonly Cell[]): Row =>
  ({ id: row.id, place: cells[0]?.place ?? '', label: row.label, cells: cells.map((cell) => cell.id) });

function rowCells(section: SectionData, group: GroupData, row: RowData, start: number, bubbles: boolean): Cell[] {
  const columns: readonly (Column | null)[] = row.columns === 'split' ? ['L', 'P', 'J'] : [null];
  return columns.map((column, offset): Cell => ({
    id: column ? `${row.id}_${column}` : row.id,
    position: start + offset,
    kind: KINDS[section.id],
    page: section.page,
    section: section.id,
    row: row.id,
    column,
    place: [section.number, group.letter, row.number].filter(Boolean).join('.'),
    label: column ? text(`${row.label.id}, ${COLUMN_WORDS[column].id}`, `${row.label.en}, ${COLUMN_WORDS[column].en}`) : row.label,
    list: row.list ?? null,
    words: row.words ?? false,
    tally: row.tally ?? false,
    bubbles: bubbles && section.id === 'votes',
  }));
}

/** Section IV: a row per contestant, or a group per party (A.1 party, A.2 its candidates, B total). */
function voteGroups(ballot: Ballot): GroupData[] {
  if (ballot.kind === 'parties') return ballot.parties.map(partyGroup);
  const rows = ballot.contestants.map((contestant) => voteRow(`C.${contestant.number}`, String(contestant.number), contestant));
  if (ballot.kind === 'pairs' && ballot.emptyColumn) {
    rows.push(single(`C.${EMPTY_COLUMN}`, String(rows.length + 1), text('Kolom kosong', 'Empty column'), { words: true, tally: true }));
  }
  return [{ letter: '', title: null, rows }];
}

const voteRow = (id: string, number: string, { name }: Contestant): RowData =>
  single(id, number, text(name, name), { words: true, tally: true });

function partyGroup(party: Party): GroupData {
  const id = `P.${party.number}`;
  return {
    letter: String(party.number),
    title: text(party.name, party.name),
    rows: [
      single(`${id}.A`, 'A.1', text('Suara partai politik', 'Votes for the party'), { tally: true }),
      ...party.candidates.map((candidate) => single(`${id}.${candidate.number}`, `A.2.${candidate.number}`, text(candidate.name, candidate.name), { tally: true })),
      single(`${id}.B`, 'B', text('Jumlah suara sah partai politik dan calon (A.1 + A.2)', 'Valid votes of the party and its candidates (A.1 + A.2)'), { words: true }),
    ],
  };
}
