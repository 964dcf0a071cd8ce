import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './roles.module.css';

type Props<T> = {
  required?: boolean; label: string; hint: string; nothing: string; chosen: ReactNode | null; typed: string; onType: (text: string) => void;
  /** Undefined while nothing was looked for. */
  found: readonly T[] | undefined; keyOf: (one: T) => string; draw: (one: T) => ReactNode; onChoose: (one: T | null) => void;
};

/** One of very many: found by typing, then shown as chosen until it is changed. */
export function Picker<T>({ required, label, hint, nothing, chosen, typed, onType, found, keyOf, draw, onChoose }: Props<T>) {
  const { t } = useWords();
  if (chosen !== null) {
    return (
      <div className={css.choose} role="group" aria-label={label}>
        {label}
        <span className={css.chosen}><span>{chosen}</span><Button variant="default" size="compact-sm" onClick={() => onChoose(null)}>{t('roles.change')}</Button></span>
      </div>
    );
  }
  return (
    <div>
      <TextField label={label} required={required} isMarked={required} hint={found?.length === 0 ? nothing : hint} value={typed} onChange={onType} autoComplete="off" />
      {found && found.length > 0 && <ul className={css.hits} aria-label={label}>{found.map((one) => <li key={keyOf(one)}><button type="button" onClick={() => onChoose(one)}>{draw(one)}</button></li>)}</ul>}
    </div>
  );
}
