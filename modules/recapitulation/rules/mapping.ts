import { z } from 'zod';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Lang, Text } from '../../../kernel/text.ts';
import { ballotFault, buildForm, CONTEST_TYPES, VARIANT_IDS, VARIANTS, type Ballot, type Form } from '../../forms/index.ts';

/** Levels that a table of stations may name, from the top. The station itself is a column of its own. */
export const TABLE_LEVELS = ['province', 'regency', 'subdistrict', 'village'] as const;
export type TableLevel = (typeof TABLE_LEVELS)[number];

const Column = z.string().min(1).max(200);
const BallotNumber = z.union([z.int().min(1), z.string().regex(/^\d{1,3}$/).transform(Number)]);
const Contestant = z.strictObject({ number: BallotNumber, name: z.string() });
const RegionColumns = z.strictObject({ code: Column.optional(), name: Column.optional() });
const FigureColumns = z.record(z.string(), Column);

/** How the columns of a table of stations are to be read. Column names only: the file holds no figure. */
export const TallyMapping = z.strictObject({
  about: z.string().optional(),
  form: z.strictObject({
    variant: z.enum(VARIANT_IDS),
    contest: z.enum(CONTEST_TYPES),
    contestants: z.array(Contestant).optional(),
    emptyColumn: z.boolean().optional(),
    parties: z.array(Contestant.extend({ candidates: z.array(Contestant).default([]) })).optional(),
  }),
  /** The rule set whose reserve rate and voter cap apply; without it, only what the paper itself says is checked. */
  ruleSet: z.string().optional(),
  region: z.strictObject({ levels: z.partialRecord(z.enum(TABLE_LEVELS), RegionColumns) }),
  station: Column,
  voters: z.strictObject({ male: Column, female: Column }).optional(),
  /** Values that mean "not known" in a column, such as -1. Empty always does. */
  absent: z.record(Column, z.array(z.string())).default({}),
  channels: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/), FigureColumns).optional(),
  /** The figures of a table with a single, unnamed channel. */
  figures: FigureColumns.optional(),
});
export type TallyMapping = z.infer<typeof TallyMapping>;

/** A mapping with the form it speaks of. */
export type Mapped = { readonly mapping: TallyMapping; readonly form: Form };

type Fault = { readonly key: string; readonly says: Text };

/** Reads a mapping file (already parsed JSON). Every fault is `mapping_invalid` and names the key it stands in. */
export function readMapping(json: unknown, file: string, lang: Lang = 'id'): Result<Mapped> {
  const parsed = parseKeys(TallyMapping, json, file, lang);
  if (!parsed.ok) return parsed;
  const mapping = parsed.value;
  const form = formOf(mapping);
  const fault = 'says' in form ? form : (figureFault(mapping, form) ?? regionFault(mapping));
  if (fault) return fail(problem('mapping_invalid', { file, reason: `${fault.key}: ${fault.says[lang]}` }, [], lang));
  return ok({ mapping, form: form as Form });
}

/** Checks JSON against a schema; what does not fit is named by its key, in the reader's language. */
export function parseKeys<S extends z.ZodType>(schema: S, json: unknown, file: string, lang: Lang): Result<z.infer<S>> {
  const words = lang === 'id' ? z.locales.id() : z.locales.en();
  const parsed = schema.safeParse(json, { error: words.localeError });
  if (parsed.success) return ok(parsed.data);
  const reason = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '{}'}: ${issue.message}`).join('; ');
  return fail(problem('mapping_invalid', { file, reason }, [], lang));
}

function formOf({ form }: TallyMapping): Form | Fault {
  if (!VARIANTS[form.variant].contests.includes(form.contest)) {
    return { key: 'form.contest', says: { id: `formulir ${form.variant} tidak mengenal "${form.contest}"`, en: `form ${form.variant} has no "${form.contest}"` } };
  }
  const ballot: Ballot = form.parties
    ? { kind: 'parties', parties: form.parties }
    : form.contest === 'dpd'
      ? { kind: 'candidates', contestants: form.contestants ?? [] }
      : { kind: 'pairs', contestants: form.contestants ?? [], emptyColumn: form.emptyColumn ?? false };
  const fault = ballotFault(form.contest, ballot);
  return fault ? { key: `form.${form.parties ? 'parties' : 'contestants'}`, says: fault } : buildForm({ variant: form.variant, contest: form.contest, ballot });
}

function figureFault(mapping: TallyMapping, form: Form): Fault | null {
  if ((mapping.channels === undefined) === (mapping.figures === undefined)) {
    return { key: 'channels', says: { id: 'tulis "channels" atau "figures", salah satu saja', en: 'write "channels" or "figures", one of them' } };
  }
  if (Object.keys(channelsOf(mapping)).length === 0) return { key: 'channels', says: { id: 'tidak ada satu jalur pun', en: 'there is no channel' } };
  for (const [channel, figures] of Object.entries(channelsOf(mapping))) {
    const key = channel === '' ? 'figures' : `channels.${channel}`;
    const unknown = Object.keys(figures).find((cell) => form.index[cell] === undefined);
    if (unknown !== undefined) return { key: `${key}.${unknown}`, says: { id: 'formulir ini tidak mempunyai sel itu', en: 'this form has no such cell' } };
    if (!Object.keys(figures).some((cell) => isContestant(form, cell))) {
      return { key, says: { id: 'tidak ada kolom perolehan suara', en: 'no column holds the votes of a contestant' } };
    }
    const columns = Object.values(figures);
    const twice = Object.keys(figures).find((cell, i) => columns.indexOf(figures[cell] as string) !== i);
    if (twice !== undefined) return { key: `${key}.${twice}`, says: { id: `kolom "${figures[twice]}" sudah dipakai`, en: `column "${figures[twice]}" is already used` } };
  }
  return null;
}

function regionFault({ region }: TallyMapping): Fault | null {
  const levels = Object.entries(region.levels);
  if (levels.length === 0) return { key: 'region.levels', says: { id: 'tidak ada satu tingkat pun', en: 'there is no level' } };
  const bare = levels.find(([, columns]) => columns.code === undefined && columns.name === undefined);
  return bare ? { key: `region.levels.${bare[0]}`, says: { id: 'tulis "code", "name", atau keduanya', en: 'write "code", "name", or both' } } : null;
}

/** Channel → cell → column; the single unnamed channel is ''. */
export const channelsOf = (mapping: TallyMapping): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  mapping.channels ?? { '': mapping.figures ?? {} };

/** True for the cells of contestants (votes without the invalid ones). */
export const isContestant = (form: Form, cell: string): boolean => /^[CP]\./.test(cell) && form.index[cell] !== undefined;
