import type { KeyboardEvent } from 'react';
import { useWords } from '../../i18n/index.ts';
import { digitsOf, EMPTY, type LiveSum } from './reading.ts';
import css from './ReadingForm.module.css';

export type FieldActs = {
  next(): void; back(): void; empty(): void; submit(): void; jump(): void; fault(): void; type(text: string): void; focus(): void;
};
type Props = { cell: string; name: string; value: string; sum: LiveSum | null; /** Beside each other, all boxes leave room for a sum below, so that none slips. */ hasRoom: boolean; broken: 'hard' | 'warn' | undefined; acts: FieldActs };

/** One box of the sheet to type in: digits only; all other keys do something. */
export function FigureInput({ cell, name, value, sum, hasRoom, broken, acts }: Props) {
  const { t, number } = useWords();
  return (
    <span className={css.box} data-room={hasRoom || undefined}>
      <input
        className={css.field} type="text" inputMode="numeric" autoComplete="off" data-cell={cell} data-broken={broken} data-empty={value === EMPTY || undefined}
        aria-label={value === EMPTY ? `${name}, ${t('sheet.absent')}` : name} aria-describedby={sum ? `sum-${cell}` : undefined}
        value={value} onChange={(event) => acts.type(digitsOf(event.currentTarget.value))} onKeyDown={(event) => press(event, value, acts)}
        onFocus={(event) => { event.currentTarget.select(); acts.focus(); }}
      />
      {sum && <small id={`sum-${cell}`} className={css.sum} data-holds={sum.holds ?? undefined}>{t(sum.holds === false ? 'verify.sumDiffers' : 'verify.sum', { sum: number(sum.sum) })}</small>}
    </span>
  );
}

function press(event: KeyboardEvent<HTMLInputElement>, value: string, acts: FieldActs): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const keys: Readonly<Record<string, () => void>> = {
    Enter: event.shiftKey ? acts.submit : acts.next, ArrowDown: acts.next, ArrowUp: acts.back,
    k: acts.empty, K: acts.empty, '-': acts.empty, '/': acts.jump, b: acts.fault, B: acts.fault,
  };
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (value === EMPTY && event.key === 'Backspace') {
    event.preventDefault();
    acts.type('');
  }
}
