import type { Form, Rule } from '../../../modules/forms/index.ts';
import type { Written } from './draft.ts';

/** The row that a relation is about: what the KPPS looks at on the paper. */
function rowOf(rule: Rule): string {
  switch (rule.kind) {
    case 'sum': return rule.total;
    case 'atMost': return rule.parts[0] ?? rule.limit;
    case 'reserve': return rule.ballots;
    case 'cap': return rule.voters;
    case 'beyondReserve': return rule.votes;
    default: return rule.cell;
  }
}

/** False only where the figures keep the relation; what they alone cannot tell may be broken. */
function mayBeBroken(rule: Rule, figures: Written): boolean {
  if (rule.kind !== 'sum' && rule.kind !== 'atMost') return true;
  const values = rule.parts.map((part) => figures[part] ?? null);
  const limit = figures[rule.kind === 'sum' ? rule.total : rule.limit] ?? null;
  if (limit === null || values.includes(null)) return false;
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  return rule.kind === 'sum' ? sum !== limit : sum > limit;
}

/** Cells that a reason answers for, in the order of the paper: so that two equal reasons are told apart. Empty where the form has no such rule. */
export function placesOfRule(form: Form, code: string, figures: Written): string[] {
  const ofCode = form.rules.filter((rule) => rule.code === code);
  const broken = ofCode.filter((rule) => mayBeBroken(rule, figures));
  const rows = new Set((broken.length > 0 ? broken : ofCode).map(rowOf));
  return form.cells.map(({ id }) => id).filter((id) => rows.has(id));
}
