import { RULE_CODES, RULES, type RuleCode } from '../../../modules/forms/index.ts';
import type { Words } from '../i18n/index.ts';
import { RULE_WORDS } from '../i18n/rooms/rules.ts';

const known = (code: string): code is RuleCode => (RULE_CODES as readonly string[]).includes(code);

/** A rule in words; a code that this page does not know yet is its own name. */
export const ruleWords = ({ lang }: Pick<Words, 'lang'>, code: string): string => (known(code) ? RULE_WORDS[lang][code] : code);

/** The same with its number behind, for lists to choose from. */
export const ruleOption = (words: Pick<Words, 'lang'>, code: string): string => `${ruleWords(words, code)} (${code})`;

/** A code that this page does not know yet is something to check. */
export const severityOf = (code: string): 'hard' | 'warn' => (known(code) ? RULES[code].severity : 'warn');

/** Several broken rules in one short line: the heaviest in words, the others counted. */
export function rulesInShort(words: Pick<Words, 't' | 'lang'>, codes: readonly string[]): string {
  const first = [...codes].sort((a, b) => Number(severityOf(b) === 'hard') - Number(severityOf(a) === 'hard'))[0];
  if (first === undefined) return '';
  return codes.length === 1 ? ruleWords(words, first) : `${ruleWords(words, first)}, ${words.t('rule.more', { count: codes.length - 1 })}`;
}
