import { RULES, type Form, type RuleCode } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import type { CaseEntry, CasePage } from './wire.ts';

/** What the entries of this round say together: boxes of which two or more people said something, alike or not. The machine is nobody. */
export type Equality = { readonly kinds: readonly CaseEntry['kind'][]; readonly compared: number; readonly equal: number; readonly differing: readonly string[] };

export function equalityOf({ entries, round }: Pick<CasePage, 'entries' | 'round'>, form: Form): Equality {
  const people = entries.filter((entry) => entry.round === round && entry.standing === 'current' && entry.kind !== 'machine');
  const said = form.cells.map(({ id }) => ({ id, figures: people.filter(({ cells }) => cells === null || cells.includes(id)).map(({ figures }) => figures[id] ?? null) })).filter(({ figures }) => figures.length > 1);
  const differing = said.filter(({ figures }) => new Set(figures).size > 1).map(({ id }) => id);
  return { kinds: people.map(({ kind }) => kind), compared: said.length, equal: said.length - differing.length, differing };
}

/** A rule that what was said breaks, by whom it was said, and what they say of it ("the paper says so"); null = nobody gave a reason. */
export type BrokenRule = { readonly code: string; readonly severity: Finding['severity']; readonly text: { readonly id: string; readonly en: string }; readonly kinds: readonly CaseEntry['kind'][]; readonly reason: string | null };

/** Every rule that a whole entry of this round breaks, as the house judged it, hard ones first. `judge` tells it in words. */
export function brokenRules({ entries, round }: Pick<CasePage, 'entries' | 'round'>, judge: (figures: CaseEntry['figures']) => readonly Finding[]): BrokenRule[] {
  const whole = entries.filter((entry) => entry.round === round && entry.standing === 'current' && entry.cells === null);
  const codes = [...new Set(whole.flatMap(({ broken }) => broken))];
  const rank = ({ severity, code }: BrokenRule): string => `${severity === 'hard' ? 0 : 1} ${code}`;
  return codes.map((code): BrokenRule => {
    const by = whole.filter(({ broken }) => broken.includes(code));
    const rule = code in RULES ? RULES[code as RuleCode] : undefined;
    const told = by[0] && judge(by[0].figures).find((finding) => finding.code === code);
    return {
      code, severity: rule?.severity ?? 'warn', text: told?.supervisor ?? { id: rule?.relation ?? code, en: rule?.relation ?? code }, kinds: [...new Set(by.map(({ kind }) => kind))],
      reason: by.map(({ reasons }) => reasons[code]).find((one) => one !== undefined) ?? null,
    };
  }).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
