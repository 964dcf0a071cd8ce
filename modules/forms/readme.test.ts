import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVERY_FORM } from './fixtures.ts';
import { CONTEST_TYPES, RULE_CODES, RULES, UNIT_TYPE_NAMES, UNIT_TYPES, VARIANT_IDS, VARIANTS, type RuleCode } from './index.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Which sheets know a rule: read off the forms that are built, not written by hand. */
function askedIn(code: RuleCode): string {
  if (RULES[code].judged === 'recap') return 'D forms';
  if (code === 'R19') return 'all';
  const forms = EVERY_FORM.map(({ form }) => form);
  const asked = forms.filter((form) => form.rules.some((rule) => rule.code === code));
  const variants = VARIANT_IDS.filter((id) => asked.some((form) => form.variant === id));
  const inThese = forms.filter((form) => variants.includes(form.variant));
  const contests = CONTEST_TYPES.filter((contest) => asked.some((form) => form.contest === contest));
  const where = variants.length === VARIANT_IDS.length ? 'all' : variants.join(', ');
  return asked.length === inThese.length ? where : `${where}: ${contests.join(', ')}`;
}

function standsOn(code: RuleCode): string {
  const { basis, note, sources } = RULES[code];
  if (basis === 'form') return 'the printed form';
  return [note, ...sources.map((s) => `${s.law} ${s.number}/${String(s.year)} Art. ${s.article}${s.verified ? '' : ' (unverified)'}`)].filter(Boolean).join('; ');
}

describe('the tables of the README say what the code does', () => {
  it('rules', () => {
    expect(readme).toContain(table(
      ['Code', 'Severity', 'Relation', 'Asked in', 'Judged', 'Stands on'],
      RULE_CODES.map((code) => {
        const { severity, relation, judged } = RULES[code];
        return [code, severity, relation, askedIn(code), judged, standsOn(code)];
      }),
    ));
  });

  it('variants', () => {
    expect(readme).toContain(table(
      ['Variant', 'Contests', 'DPT-type lists: permanent / moved in / unlisted', 'Source', 'Open points'],
      VARIANT_IDS.map((id) => {
        const { contests, listNames, source, unverified } = VARIANTS[id];
        const lists = [listNames.permanentList, listNames.movedIn, listNames.unlisted].map((names) => names.join(' or ')).join(' / ');
        return [`\`${id}\``, contests.join(', '), lists, `${source.law} ${source.number}/${String(source.year)}, ${source.article}${source.verified ? '' : ' (unverified)'}`, unverified.join(' ')];
      }),
    ));
  });

  it('unit types', () => {
    for (const unit of UNIT_TYPES) expect(readme).toContain(`\`${unit}\` (${UNIT_TYPE_NAMES[unit].id})`);
  });
});
