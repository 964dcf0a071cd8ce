import { useId, type ReactNode } from 'react';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { useWords } from '../../i18n/index.ts';
import { partsOf } from './deadline.ts';
import css from './privacy.module.css';

/** A few lines to be typed, their name above them. */
export function TextArea({ label, value, onChange, hint, max = 2000, rows = 3 }: { label: string; value: string; onChange: (text: string) => void; hint?: string; max?: number; rows?: number }) {
  const id = useId();
  return (
    <div className={css.area}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} value={value} maxLength={max} rows={rows} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.currentTarget.value)} />
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

export type Clock = 'running' | 'overdue' | 'met' | 'late';

/** How a deadline stands, in words and a sign: what is left, or how long it is over. */
export function Deadline({ due, clock }: { due: string; clock: Clock }) {
  const { t } = useWords();
  if (clock === 'met') return <FlagBadge severity="good">{t('deadline.met')}</FlagBadge>;
  if (clock === 'late') return <FlagBadge severity="warn">{t('deadline.late')}</FlagBadge>;
  const { side, unit, days, hours, minutes } = partsOf(new Date(due).getTime() - Date.now());
  const words = unit === 'days' ? t(`deadline.${side}.days`, { days, hours }) : t(`deadline.${side}.hours`, { hours, minutes });
  return <FlagBadge severity={clock === 'overdue' ? 'hard' : 'warn'}>{words}</FlagBadge>;
}

export function Tag({ tone, children }: { tone?: 'good' | 'warn'; children: ReactNode }) {
  return <span className={css.tag} data-tone={tone}>{children}</span>;
}

/** Names and values under each other, side by side where there is room. */
export function Pairs({ pairs }: { pairs: readonly (readonly [string, ReactNode])[] }) {
  return <dl className={css.facts}>{pairs.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>;
}
