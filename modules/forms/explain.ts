import { fill, type Lang } from '../../kernel/text.ts';
import type { Finding } from './check/finding.ts';
import { CONTESTS, type ContestType } from './contests.ts';
import type { Form } from './form.ts';
import { RULE_TEXTS, type TextKey } from './texts/rule-texts.ts';

/** Who reads it: the KPPS member with the paper at hand, or the one who supervises many stations. */
export type Audience = 'kpps' | 'supervisor';

const ABSENT = { id: 'kosong', en: 'absent' };

/**
 * One sentence about a finding. Places: `{cell}` the row to look at, `{limit}` the row it is compared with,
 * `{expected}`, `{found}`, `{difference}` (without sign), and what the rule adds.
 */
export function explain(finding: Finding, form: Form, lang: Lang, audience: Audience): string {
  const { cells, expected, found, params } = finding;
  const contest = typeof params.contest === 'string' ? { contest: CONTESTS[params.contest as ContestType].name[lang] } : {};
  return fill(RULE_TEXTS[textKey(finding)][audience][lang], {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? number(value, lang) : value])),
    ...contest,
    cell: cellName(form, cells[0], lang),
    limit: cellName(form, cells.at(-1), lang),
    expected: expected === null ? ABSENT[lang] : number(expected, lang),
    found: found === null ? ABSENT[lang] : number(found, lang),
    difference: expected === null || found === null ? '–' : number(Math.abs(found - expected), lang),
  });
}

/** Some rules say two things: the finding tells which (`R01.words`, `R22.row`, `R21.correction`). */
function textKey({ code, params }: Finding): TextKey {
  const key = `${code}.${params.compared ?? ''}`;
  return key in RULE_TEXTS ? (key as TextKey) : code;
}

function cellName(form: Form, id: string | undefined, lang: Lang): string {
  const cell = form.cells[form.index[id ?? ''] ?? -1];
  return cell ? `${cell.place} ${cell.label[lang]}` : (id ?? '');
}

/** 20022 → "20.022" in Indonesian, "20,022" in English. */
const number = (value: number, lang: Lang): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',');
