import { problem, type ProblemCode } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { looksLikeFormula, readTable, rowErrors, sourceName, textCell, type Header, type TableSource } from '../../../../kernel/tables/index.ts';
import { pathOfNestedCode } from '../../../regions/index.ts';
import { readContact } from '../rules/contacts.ts';
import { isName, tidyName } from '../rules/names.ts';
import { bareNik, maskNik, readNik, type Sex } from '../rules/nik.ts';
import { PERSON_COLUMN_IDS, PERSON_COLUMNS, readDay, readSex, type PersonColumn } from '../rules/template.ts';

/** What is wrong in one cell. A NIK is never told whole. */
export type Fault = { readonly row: number; readonly code: ProblemCode; readonly column: string | null; readonly value: string | null };

/** A row that fits, as far as the row itself tells. */
export type PersonRowRead = {
  readonly row: number; readonly name: string; readonly nik: string | null; readonly sex: Sex | null; readonly birthDate: string | null; readonly birthPlace: string | null;
  readonly path: string; readonly address: string | null; readonly contacts: readonly { readonly kind: 'phone' | 'email'; readonly value: string }[];
};

export type PeopleRead = { readonly rows: readonly PersonRowRead[]; readonly faults: readonly Fault[]; readonly count: number; columnOf(field: PersonColumn): string };

const MOST_ROWS = 100_000;

/** Reads a file of people whole; every fault of every row is named. Columns may have any of the names of the template. */
export async function readPeople(table: TableSource, scheme: string): Promise<Result<PeopleRead>> {
  const errors = rowErrors(1000);
  const [rows, faults]: [PersonRowRead[], Fault[]] = [[], []];
  let count = 0;
  let names: Partial<Record<PersonColumn, string>> = {};
  let index: Header['index'] = new Map();
  const read = await readTable(table, {
    header(found) {
      names = columnsIn(found);
      index = found.index;
      const missing = (['name', 'region'] as const).filter((field) => names[field] === undefined).map((field) => PERSON_COLUMNS[field][0]);
      return missing.length > 0 ? problem('column_missing', { column: missing.join('", "') }) : null;
    },
    rows(batch, firstRow) {
      count += batch.length;
      if (count > MOST_ROWS) return;
      for (const [at, cells] of batch.entries()) {
        const cell = (field: PersonColumn): string => textCell((cells[index.get(names[field] ?? '') ?? -1] ?? '').trim());
        const one = readRow(firstRow + at, cell, (field) => names[field] ?? PERSON_COLUMNS[field][0], scheme, faults);
        if (one) rows.push(one);
      }
    },
  }, { errors });
  if (!read.ok) return read;
  if (count > MOST_ROWS) return fail(problem('too_large', { limit: `${MOST_ROWS}` }));
  if (count + errors.count === 0) return fail(problem('file_empty', { file: sourceName(table) }));
  const shape = errors.first.map(({ row, code, column, value }): Fault => ({ row, code, column, value }));
  return ok({ rows, faults: [...shape, ...faults], count: count + shape.filter(({ code }) => code === 'row_width').length, columnOf: (field) => names[field] ?? PERSON_COLUMNS[field][0] });
}

function columnsIn({ names }: Header): Partial<Record<PersonColumn, string>> {
  const known = new Map(names.map((name) => [name.toLowerCase().replaceAll(' ', '_'), name]));
  return Object.fromEntries(PERSON_COLUMN_IDS.flatMap((field) => {
    const written = PERSON_COLUMNS[field].map((name) => known.get(name)).find((name) => name !== undefined);
    return written === undefined ? [] : [[field, written] as const];
  }));
}

type Cell = (field: PersonColumn) => string;

function readRow(row: number, cell: Cell, columnOf: (field: PersonColumn) => string, scheme: string, faults: Fault[]): PersonRowRead | null {
  const before = faults.length;
  const bad = (field: PersonColumn, value: string, code: ProblemCode = 'value_invalid'): null => {
    faults.push({ row, code: looksLikeFormula(value) && field !== 'phone' ? 'value_formula' : code, column: columnOf(field), value });
    return null;
  };
  const fitting = <T>(field: PersonColumn, read: (text: string) => T | null | undefined): T | null => {
    const text = cell(field);
    return text === '' ? null : (read(text) ?? bad(field, text));
  };
  const short = (most: number) => (text: string): string | null => (text.length <= most && !looksLikeFormula(text) ? text : null);
  for (const field of ['name', 'region'] as const) if (cell(field) === '') bad(field, '', 'value_missing');
  const name = fitting('name', (text) => (text.length <= 120 && isName(tidyName(text)) ? tidyName(text) : null));
  const nik = cell('nik') === '' ? null : readNik(cell('nik'));
  if (nik && !nik.ok) bad('nik', maskNik(bareNik(cell('nik')).slice(0, 40)));
  const path = fitting('region', (text) => pathOfNestedCode(scheme, text) ?? (/^-?[0-9A-Za-z]+(\.-?[0-9A-Za-z]+){0,3}$/.test(text) ? text : null));
  const rest = {
    sex: fitting('sex', readSex), birthDate: fitting('birthDate', (text) => bornBefore(readDay(text))), birthPlace: fitting('birthPlace', short(80)), address: fitting('address', short(300)),
    contacts: (['phone', 'email'] as const).flatMap((kind) => {
      const value = fitting(kind, (text) => readContact(kind, text));
      return value === null ? [] : [{ kind, value }];
    }),
  };
  return faults.length > before || name === null || path === null ? null : { row, name, nik: nik?.ok ? nik.facts.nik : null, path, ...rest };
}

const bornBefore = (day: string | null): string | null => (day !== null && day <= new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) ? day : null);
