import type { ReactNode } from 'react';
import css from './Facts.module.css';

export type Fact = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode; readonly tone?: 'hard' | 'warn' | 'quiet' | undefined };

/** Labelled figures in a ruled row, as at the head of an official form. */
export function Facts({ facts, across }: { facts: readonly Fact[]; /** So many stand beside each other where there is room, so that none is left alone. */ across?: 3 }) {
  return (
    <dl className={css.facts} data-across={across}>
      {facts.map((fact) => (
        <div key={fact.label} className={css.fact} data-tone={fact.tone}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}{fact.note !== undefined && <span className={css.note}>{fact.note}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
