import { fill, type Lang } from '../../kernel/text.ts';
import type { Finding } from './check/finding.ts';
import { CONTESTS, type ContestType } from './contests.ts';
import type { Form } from './form.ts';
import { COLUMN_WORDS } from './layout.ts';
import { RULE_TEXTS, type TextKey } from './texts/rule-texts.ts';

/** Who reads it: the KPPS member with the paper at hand, or the one who supervises many stations. */
export type Audience = 'kpps' | 'supervisor';

const ABSENT = { id: 'kosong', en: 'absent' };

/**
 * One sentence about a finding. Places: `{cell}` the row to look at, `{limit}` the row it is compared with,
 * `{expected}`, `{found}`, `{difference}` (without sign), and what the rule adds.
 */
export const explain = (finding: Finding, form: Form, lang: Lang, audience: Audience): string =>
  filled(RULE_TEXTS[textKey(finding)][audience][lang], finding, form, lang, audience);

/** A sentence of a rule with all its places filled, as `explain` tells them. */
export function filled(sentence: string, finding: Finding, form: Form, lang: Lang, audience: Audience): string {
  const { cells, expected, found, params } = finding;
  const contest = typeof params.contest === 'string' ? { contest: CONTESTS[params.contest as ContestType].name[lang] } : {};
  return fill(sentence, {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? number(value, lang) : value])),
    ...contest,
    cell: cellName(form, cells[0], lang, audience),
    limit: cellName(form, cells.at(-1), lang, audience),
    expected: expected === null ? ABSENT[lang] : number(expected, lang),
    found: found === null ? ABSENT[lang] : number(found, lang),
    difference: expected === null || found === null ? '–' : number(Math.abs(found - expected), lang),
  });
}

/** Some rules say two things: the finding tells which (`R01.words`, `R22.row`, `R21.correction`). */
export function textKey({ code, params }: Finding): TextKey {
  const key = `${code}.${params.compared ?? ''}`;
  return key in RULE_TEXTS ? (key as TextKey) : code;
}

/** The KPPS member finds a figure by its printed number and column; the supervisor, without the paper, needs the whole label. */
function cellName(form: Form, id: string | undefined, lang: Lang, audience: Audience): string {
  const cell = form.cells[form.index[id ?? ''] ?? -1];
  if (!cell) return id ?? '';
  if (audience === 'supervisor') return `${cell.place} ${cell.label[lang]}`;
  if (cell.column) return `${cell.place} (${COLUMN_WORDS[cell.column][lang]})`;
  return cell.kind === 'ballots' ? `${cell.place} ${beforeComma(cell.label[lang])}` : `${cell.place} ${cell.label[lang]}`;
}

const beforeComma = (label: string): string => label.split(',')[0] ?? label;

/** 20022 → "20.022" in Indonesian, "20,022" in English. What is no whole number is shown as it came. */
const number = (value: number, lang: Lang): string =>
  Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',') : String(value);
