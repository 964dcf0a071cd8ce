import { useWords } from '../i18n/index.ts';
import css from './ShareBar.module.css';

/** One part of the bar: a contestant's number as printed on the ballot, its votes and its share of all valid votes. */
export type Part = { readonly key: string; readonly mark: string; readonly name: string; readonly votes: number; readonly share: number; readonly color: string; readonly pattern: number };

/** All valid votes of a region as one bar. Parts differ by number and hatching, not by colour alone. */
export function ShareBar({ parts, label, slim = false }: { parts: readonly Part[]; label: string; slim?: boolean }) {
  const words = useWords();
  const spoken = parts.map((part) => `${part.mark} ${part.name} ${words.percent(part.share)}`).join('; ');
  return (
    <div className={css.bar} data-slim={slim || undefined} role="img" aria-label={`${label}: ${spoken}`}>
      {parts.filter((part) => part.share > 0).map((part) => (
        <span key={part.key} className={css.part} data-pattern={part.pattern % 6} style={{ flexGrow: part.share, backgroundColor: part.color }} title={`${part.mark} ${part.name}: ${words.number(part.votes)} (${words.percent(part.share)})`}>
          {!slim && <b className={css.mark}>{part.mark}</b>}
        </span>
      ))}
    </div>
  );
}

/** The small square that ties a name in a list or a table head to its part of the bar. */
export function Swatch({ color, pattern, mark }: { color: string; pattern: number; mark: string }) {
  return <span className={css.swatch} data-pattern={pattern % 6} style={{ backgroundColor: color }}><b className={css.mark}>{mark}</b></span>;
}
