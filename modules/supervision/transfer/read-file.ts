import { CONTEST_TYPES, type ContestType } from '../../forms/index.ts';
import type { ProblemCode } from '../../../kernel/problem.ts';
import type { Result } from '../../../kernel/result.ts';
import { isPlain, isWords } from '../../../kernel/plain-words.ts';
import { collectRows, integerCell, type TableSource } from '../../../kernel/tables/index.ts';
import { ACTIONS, KINDS, NATION_SIGN, NEEDED_COLUMNS, type MandateColumn } from './template.ts';

export type Fault = { readonly code: ProblemCode; readonly column: MandateColumn; readonly value: string };
export type Wish = {
  readonly action: 'give' | 'revoke' | 'ended'; readonly event: string; readonly person: string; readonly kind: 'witness' | 'supervisor'; readonly contestType: ContestType | null;
  readonly contestant: number | null; readonly path: string; readonly letter: string; readonly reason: string;
};
/** One row as it stands: what it asks for, or the first cell that is wrong. */
export type MandateRow = { readonly row: number; readonly said: { readonly person: string; readonly kind: string; readonly contestant: string; readonly place: string; readonly letter: string }; readonly wish: Wish | null; readonly fault: Fault | null };

/** Each row is looked at on its own; more would hold one transaction for too long. */
export const MOST_ROWS = 5000;
const LONGEST = { person: 64, letter: 100, reason: 300, region: 120 } as const;
const LIMITED = ['person', 'letter', 'reason', 'region'] as const;

/** Reads a file of mandates; every row comes back, the wrong ones with what is wrong. Problems: those of reading a table, too_large, file_empty. */
export const readMandatesFile = (source: TableSource): Promise<Result<MandateRow[]>> => collectRows<MandateColumn, MandateRow>(source, { needed: NEEDED_COLUMNS, most: MOST_ROWS, parse: parseRow });

function parseRow(row: number, cell: (column: MandateColumn) => string): MandateRow {
  const [region, station] = [cell('region'), cell('station')];
  const path = `${region === NATION_SIGN ? '' : region}${station === '' ? '' : `/${Number(station)}`}`;
  const said = { person: cell('person'), kind: cell('kind'), contestant: [cell('ballot'), cell('number')].filter(Boolean).join(' '), place: path, letter: cell('letter') };
  const fault = faultIn(cell);
  if (fault) return { row, said, wish: null, fault };
  const kind = KINDS[said.kind.toLowerCase()] ?? 'witness';
  return {
    row, said, fault: null, wish: {
      action: ACTIONS[cell('action').toLowerCase()] ?? 'ended', event: cell('election'), person: said.person, kind, path, letter: said.letter, reason: cell('reason'),
      contestType: kind === 'supervisor' ? null : CONTEST_TYPES.find((type) => type === cell('ballot')) ?? null, contestant: kind === 'supervisor' ? null : Number(cell('number')),
    },
  };
}

type Cell = (column: MandateColumn) => string;
const missing = (cell: Cell, column: MandateColumn): Fault | null => (cell(column) === '' ? { code: 'value_missing', column, value: '' } : null);
const unless = (cell: Cell, column: MandateColumn, isKnown: boolean): Fault | null => (isKnown ? null : { code: 'value_unknown', column, value: cell(column) });

/** The first cell that cannot be meant. */
function faultIn(cell: Cell): Fault | null {
  const [action, kind] = [ACTIONS[cell('action').toLowerCase()], KINDS[cell('kind').toLowerCase()]];
  return [
    ...NEEDED_COLUMNS.map((column) => missing(cell, column)), unless(cell, 'action', action !== undefined), unless(cell, 'kind', kind !== undefined), contestantFault(cell, kind),
    unless(cell, 'station', cell('station') === '' || /^0*[1-9][0-9]{0,3}$/.test(cell('station'))),
    action === 'revoke' ? shortReason(cell) : missing(cell, 'letter') ?? (action === 'give' ? strangeLetter(cell) : null),
    ...LIMITED.map((column): Fault | null => (cell(column).length > LONGEST[column] ? { code: 'value_too_large', column, value: cell(column) } : null)),
  ].find((fault) => fault !== null) ?? null;
}

/** A witness stands for one contestant, a supervisor for none. */
const contestantFault = (cell: Cell, kind: 'witness' | 'supervisor' | undefined): Fault | null => (kind === 'supervisor'
  ? unless(cell, 'number', cell('number') === '' && cell('ballot') === '')
  : missing(cell, 'ballot') ?? missing(cell, 'number') ?? unless(cell, 'ballot', CONTEST_TYPES.some((type) => type === cell('ballot'))) ?? unless(cell, 'number', typeof integerCell(cell('number'), 999) === 'number'));

const shortReason = (cell: Cell): Fault | null => (isWords(cell('reason')) ? null : { code: 'value_missing', column: 'reason', value: cell('reason') });

/** As the form takes it: what cannot be seen is on no letter. */
const strangeLetter = (cell: Cell): Fault | null => unless(cell, 'letter', isPlain(cell('letter')) && /[\p{L}\p{N}]/u.test(cell('letter')));
