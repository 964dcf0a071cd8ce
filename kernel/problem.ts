import { PROBLEMS } from './problems.ts';
import { fill, type Lang, type Text } from './text.ts';

export type ProblemCode = keyof typeof PROBLEMS;

/** One bad cell of an imported table. `row` counts as a spreadsheet does: the header is row 1. */
export type RowError = {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly fix: string;
};

/** What fills a place of the sentence; words that a person reads are given in both languages. */
export type ProblemParams = Readonly<Record<string, string | number | Text>>;

/** RFC 9457 problem details, with a `fix` that tells the reader what to do next. */
export type Problem = {
  readonly type: string;
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  readonly params: ProblemParams;
  readonly errors?: readonly RowError[];
};

/** Builds a problem of the closed catalogue; `params` fill the sentence and are kept for translation. */
export function problem(
  code: ProblemCode,
  params: ProblemParams = {},
  errors?: readonly RowError[],
  lang: Lang = 'id',
): Problem {
  const entry = PROBLEMS[code];
  const said = sayIn(params, lang);
  return {
    type: `urn:e-rekap:problem:${code}`,
    code,
    status: entry.status,
    title: entry.title[lang],
    detail: fill(entry.detail[lang], said),
    fix: fill(entry.fix[lang], said),
    params,
    ...(errors && errors.length > 0 ? { errors } : {}),
  };
}

const sayIn = (params: ProblemParams, lang: Lang): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]));

/** The same problem in another language. */
export const inLanguage = (found: Problem, lang: Lang): Problem =>
  problem(found.code, found.params, found.errors?.map((error) => rowError(error.code, error, lang)), lang);

/** Builds a row error; the sentence names row, column and value so that it stands on its own in a log. */
export function rowError(
  code: ProblemCode,
  at: { readonly row: number; readonly column?: string | null; readonly value?: string | null },
  lang: Lang = 'id',
): RowError {
  const entry = PROBLEMS[code];
  const column = at.column ?? null;
  const value = at.value == null ? null : shorten(at.value);
  const params = { row: at.row, column: column ?? '', value: value ?? '' };
  return { row: at.row, column, value, code, detail: fill(entry.detail[lang], params), fix: fill(entry.fix[lang], params) };
}

const shorten = (value: string): string => (value.length > 80 ? `${value.slice(0, 77)}…` : value);
