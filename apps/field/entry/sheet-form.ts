import {
  buildForm, checkSheet, figuresFromRecord, type Ballot, type Finding, type Form, type RuleParameters, type SheetContext, type VariantId,
} from '../../../modules/forms/index.ts';
import type { WorkContest, WorkStation } from '../station/names.ts';
import type { Written } from './draft.ts';

/** A sheet as the phone fills it in: the very form and rules that the house has. */
export type SheetForm = { readonly form: Form; readonly cells: readonly string[]; readonly parameters: RuleParameters; readonly context: SheetContext };

const built = new WeakMap<WorkContest, Form>();

/** The form of a contest, built once. The house sends what `buildForm` takes. */
export function formOfContest(contest: WorkContest): Form {
  const before = built.get(contest);
  if (before) return before;
  const form = buildForm({ variant: contest.variant as VariantId, contest: contest.type, ballot: contest.ballot as Ballot });
  built.set(contest, form);
  return form;
}

export function sheetFormOf(contest: WorkContest, { unitType, votersMale, votersFemale }: WorkStation): SheetForm {
  const form = formOfContest(contest);
  const total = votersMale === null || votersFemale === null ? null : votersMale + votersFemale;
  return { form, cells: form.cells.map(({ id }) => id), parameters: contest.parameters as RuleParameters, context: { unitType, dpt: { male: votersMale, female: votersFemale, total } } };
}

/** What does not add up on the sheet as far as it is written. @param others sheets of the same station */
export function findingsOf({ form, parameters, context }: SheetForm, figures: Written, others: SheetContext['otherContests'] = []): Finding[] {
  return checkSheet(form, figuresFromRecord(form, onlyKnown(form, figures)), { ...context, otherContests: others }, parameters);
}

/** What is to be looked at besides: a warning that only follows from a written DPT other than the roll's is not given, for that box is asked about first. */
export function warningsOf(sheet: SheetForm, figures: Written, findings: readonly Finding[]): Finding[] {
  const rolls = findings.flatMap(({ code, cells: [cell], expected }): [string, number | null][] => (code === 'R18' && cell !== undefined ? [[cell, expected]] : []));
  const stay = rolls.length === 0 ? findings : findingsOf(sheet, { ...figures, ...Object.fromEntries(rolls) });
  return findings.filter(({ code, severity }) => severity === 'warn' && (stay === findings || !FROM_DPT.has(code) || stay.some((one) => one.code === code)));
}
/** Rules that measure by the DPT of the sheet. */
const FROM_DPT: ReadonlySet<string> = new Set(['R06', 'W01']);

/** A draft may be older than the ballot: cells that the form has no longer are left aside. */
export const onlyKnown = (form: Form, figures: Written): Written => Object.fromEntries(Object.entries(figures).filter(([cell]) => cell in form.index));

/** Codes of the broken hard rules, each once, in the order of the paper. */
export const hardCodes = (findings: readonly Finding[]): string[] => [...new Set(findings.filter(({ severity }) => severity === 'hard').map(({ code }) => code))];

export type SumBeside = { readonly sum: number; readonly state: 'open' | 'same' | 'differs' };

/** Totals of the form and the cells they are the sum of; equalities of two cells are no sums. */
export function sumsOf({ form, parameters }: SheetForm): ReadonlyMap<string, readonly (readonly string[])[]> {
  const sums = new Map<string, (readonly string[])[]>();
  for (const rule of form.rules) {
    if (rule.kind !== 'sum' || rule.parts.length < 2) continue;
    if (rule.when && (rule.when === 'emptyColumnCounts') !== parameters.emptyColumnCounts) continue;
    sums.set(rule.total, [...(sums.get(rule.total) ?? []), rule.parts]);
  }
  return sums;
}

/** What the cells above a total make so far, and whether the total says so. Where it stands in two sums, the one that differs. */
export function sumBeside(sums: ReturnType<typeof sumsOf>, total: string, figures: Written): SumBeside | null {
  const found = (sums.get(total) ?? []).map((parts): SumBeside | null => {
    const values = parts.map((part) => figures[part] ?? null).filter((value) => value !== null);
    if (values.length === 0) return null;
    const sum = values.reduce((all, value) => all + value, 0);
    const written = figures[total] ?? null;
    return { sum, state: values.length < parts.length || written === null ? 'open' : written === sum ? 'same' : 'differs' };
  }).filter((one) => one !== null);
  return found.find(({ state }) => state === 'differs') ?? found[0] ?? null;
}
