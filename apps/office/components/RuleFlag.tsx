import { useWords } from '../i18n/index.ts';
import { FlagBadge } from './FlagBadge.tsx';
import { ruleWords, severityOf } from './rule-words.ts';
import css from './RuleFlag.module.css';

/** A broken rule in words, with the sign of its weight; its number is a small hint. */
export function RuleFlag({ code }: { code: string }) {
  const words = useWords();
  return <span className={css.flag}><FlagBadge severity={severityOf(code)}>{ruleWords(words, code)} <small className={css.code}>{code}</small></FlagBadge></span>;
}
