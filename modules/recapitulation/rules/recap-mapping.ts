import { z } from 'zod';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Lang } from '../../../kernel/text.ts';
import { parseKeys, TABLE_LEVELS } from './mapping.ts';
import type { Plan } from './plan.ts';

const Column = z.string().min(1).max(200);

/** How a table of official recapitulations is to be read: one row per region, on any of the levels. */
export const RecapMapping = z.strictObject({
  about: z.string().optional(),
  level: z.strictObject({
    column: Column,
    /** Word in the column → level. Rows with another word are an error. */
    values: z.record(z.string(), z.enum(['national', ...TABLE_LEVELS])),
  }),
  code: Column,
  /** Code of the region above; with it, regions are joined along this tree and not by their names. */
  parent: Column.optional(),
  name: Column.optional(),
  /** Names from the province down, joined by '/'. */
  path: Column.optional(),
  figures: z.record(z.string(), Column).refine((figures) => Object.keys(figures).length > 0),
});
export type RecapMapping = z.infer<typeof RecapMapping>;

/** Reads the mapping of a recapitulation; each of its figures must be one that the stations' table has too. */
export function readRecapMapping(json: unknown, file: string, plan: Plan, lang: Lang = 'id'): Result<RecapMapping> {
  const parsed = parseKeys(RecapMapping, json, file, lang);
  if (!parsed.ok) return parsed;
  const known = new Set(plan.channels.flatMap((channel) => channel.figures.map((figure) => figure.cell)));
  const unknown = Object.keys(parsed.value.figures).find((cell) => !known.has(cell));
  if (unknown === undefined) return ok(parsed.value);
  const says = { id: 'angka ini tidak dibaca dari tabel TPS', en: 'this figure is not read from the table of stations' };
  return fail(problem('mapping_invalid', { file, reason: `figures.${unknown}: ${says[lang]}` }, [], lang));
}
