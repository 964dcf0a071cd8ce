import { readFile } from 'node:fs/promises';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { findColumns, readTable, rowErrors, type OnProgress, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import type { Lang } from '../../../kernel/text.ts';
import { findRuleSet, RULE_SETS, ruleParameters } from '../../elections/index.ts';
import type { RuleParameters } from '../../forms/index.ts';
import { compare, type Comparison } from '../rules/compare.ts';
import { foldStations, PAPER_ONLY } from '../rules/fold.ts';
import { recapLineage } from '../rules/lineage.ts';
import { channelsOf, readMapping, type Mapped } from '../rules/mapping.ts';
import { planOf, type Plan } from '../rules/plan.ts';
import { recapReader, type Recap } from '../rules/recap.ts';
import { readRecapMapping } from '../rules/recap-mapping.ts';
import type { RegionTotals } from '../rules/region-totals.ts';

export type TallyRequest = {
  readonly table: TableSource;
  /** Path of the mapping file. */
  readonly mapping: string;
  /** Tally this channel alone. */
  readonly channel?: string;
  readonly compare?: { readonly table: TableSource; readonly mapping: string };
  readonly lang?: Lang;
  readonly onProgress?: OnProgress;
};

export type TallyReport = { readonly plan: Plan; readonly totals: RegionTotals; readonly comparison: Comparison | null };

/**
 * Tallies a table of stations, and compares it with an official recapitulation if asked. No database is touched.
 * All or nothing: one bad cell and the answer is `import_refused` with the rows; a table without rows is `file_empty`.
 */
export async function tallyFile(request: TallyRequest): Promise<Result<TallyReport>> {
  const lang = request.lang ?? 'id';
  const mapped = await readJson(request.mapping, lang, (json) => readMapping(json, request.mapping, lang));
  if (!mapped.ok) return mapped;
  const parameters = lawOf(mapped.value, request.mapping, lang);
  if (!parameters.ok) return parameters;
  const channels = Object.keys(channelsOf(mapped.value.mapping));
  if (request.channel !== undefined && !channels.includes(request.channel)) {
    return fail(problem('input_invalid', { column: '--channel', reason: `${request.channel} ∉ {${channels.join(', ')}}` }));
  }
  const plan = planOf(mapped.value, request.channel);
  const recap = request.compare ? await readRecap(request.compare, plan, lang) : ok(null);
  return recap.ok ? foldTable(request, plan, parameters.value, recap.value) : recap;
}

async function foldTable(request: TallyRequest, plan: Plan, parameters: RuleParameters, recap: Recap | null): Promise<Result<TallyReport>> {
  const fold = foldStations(plan, parameters);
  const read = await readWhole(request.table, plan.columns, fold.add, request.onProgress);
  if (!read.ok) return read;
  const totals = fold.totals(recap ? recapLineage(plan, recap) : undefined);
  return ok({ plan, totals, comparison: recap ? compare(plan, totals, recap) : null });
}

async function readRecap(source: NonNullable<TallyRequest['compare']>, plan: Plan, lang: Lang): Promise<Result<Recap>> {
  const mapping = await readJson(source.mapping, lang, (json) => readRecapMapping(json, source.mapping, plan, lang));
  if (!mapping.ok) return mapping;
  const reader = recapReader(mapping.value);
  const read = await readWhole(source.table, reader.columns, reader.add);
  return read.ok ? ok(reader.finish()) : read;
}

type AddRows = (rows: string[][], firstRow: number, at: number[], errors: RowErrors) => void;

async function readWhole(table: TableSource, columns: readonly string[], add: AddRows, onProgress?: OnProgress): Promise<Result<number>> {
  const errors = rowErrors();
  let at: number[] = [];
  let count = 0;
  const read = await readTable(table, {
    header(header) {
      const found = findColumns(header, columns);
      if (found.ok) at = found.value;
      return found.ok ? null : found.problem;
    },
    rows(rows, firstRow) {
      count += rows.length;
      add(rows, firstRow, at, errors);
    },
  }, { errors, ...(onProgress ? { onProgress } : {}) });
  if (!read.ok) return read;
  const refused = errors.problem();
  if (refused) return fail(refused);
  return count === 0 ? fail(problem('file_empty', { file: 'path' in table ? table.path : table.name })) : read;
}

async function readJson<T>(path: string, lang: Lang, then: (json: unknown) => Result<T>): Promise<Result<T>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    return fail(code === 'ENOENT' ? problem('file_missing', { file: path }) : problem('file_unreadable', { file: path, reason: code }));
  }
  try {
    return then(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail(problem('mapping_invalid', { file: path, reason: `JSON: ${error.message}` }, [], lang));
  }
}

function lawOf({ mapping }: Mapped, file: string, lang: Lang): Result<RuleParameters> {
  if (mapping.ruleSet === undefined) return ok(PAPER_ONLY);
  const found = findRuleSet(mapping.ruleSet);
  if (found) return ok(ruleParameters(found));
  const known = RULE_SETS.map((set) => set.slug).join(', ');
  return fail(problem('mapping_invalid', { file, reason: `ruleSet: ${mapping.ruleSet} ∉ {${known}}` }, [], lang));
}
