import { useLayoutEffect, useRef } from 'react';
import { Mark } from '../../components/Mark.tsx';
import { useWords } from '../../words/useWords.ts';

export type Key = { readonly kind: 'digit'; readonly digit: number } | { readonly kind: 'erase' | 'zero' | 'empty' | 'next' | 'previous' };

const HARDWARE: Readonly<Record<string, Key>> = {
  Backspace: { kind: 'erase' }, Delete: { kind: 'empty' }, Enter: { kind: 'next' }, ArrowDown: { kind: 'next' }, ArrowUp: { kind: 'previous' }, x: { kind: 'zero' }, X: { kind: 'zero' },
};

const keyOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Key | undefined => {
  if (ctrlKey || metaKey || altKey) return undefined;
  return /^\d$/.test(key) ? { kind: 'digit', digit: Number(key) } : HARDWARE[key];
};

const NEXT = { cell: 'entry.next', part: 'entry.nextPart', check: 'entry.toCheck' } as const;

/** Big number keys instead of the phone's own; the keys of a keyboard do the same. */
export function Keypad({ onKey, next }: { onKey: (key: Key) => void; next: 'cell' | 'part' | 'check' }) {
  const { t } = useWords();
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      // Enter on a button is that button.
      if (!key || (key.kind === 'next' && event.key === 'Enter' && event.target instanceof HTMLButtonElement && !event.target.classList.contains('cell'))) return;
      event.preventDefault();
      latest.current(key);
    };
    addEventListener('keydown', press);
    return () => { removeEventListener('keydown', press); };
  }, []);
  const digit = (value: number) => <button key={value} type="button" className="key" onClick={() => onKey({ kind: 'digit', digit: value })}>{value}</button>;
  return (
    <div className="keypad" role="group" aria-label={t('entry.keypad')}>
      {[1, 2, 3].map(digit)}
      <button type="button" className="key wide" aria-label={t('entry.erase')} onClick={() => onKey({ kind: 'erase' })}><Mark name="erase" /></button>
      {[4, 5, 6].map(digit)}
      <button type="button" className="key wide" aria-label={t('entry.emptyAbout')} onClick={() => onKey({ kind: 'empty' })}>{t('entry.empty')}</button>
      {[7, 8, 9].map(digit)}
      <button type="button" className="key wide" aria-label={t('entry.zeroAbout')} onClick={() => onKey({ kind: 'zero' })}>{t('entry.zero')}</button>
      <button type="button" className="key" aria-label={t('entry.previousCell')} onClick={() => onKey({ kind: 'previous' })}><Mark name="up" /></button>
      {digit(0)}
      <button type="button" className="key next" onClick={() => onKey({ kind: 'next' })}>{t(NEXT[next])} <Mark name={next === 'cell' ? 'down' : 'next'} /></button>
    </div>
  );
}
