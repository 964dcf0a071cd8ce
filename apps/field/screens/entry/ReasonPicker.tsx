import { useEffect, useId, useState } from 'react';
import type { WordKey } from '../../words/catalogue.ts';
import { useWords } from '../../words/useWords.ts';

type Props = { readonly title: string; readonly suggestions: readonly WordKey[]; readonly value: string; readonly wrong: boolean; readonly onReason: (reason: string) => void };

const LONGEST = 300;

/** Why: one of a few short answers, or own words. */
export function ReasonPicker({ title, suggestions, value, wrong, onReason }: Props) {
  const { t } = useWords();
  const id = useId();
  const ready = suggestions.map((key) => t(key));
  const isReady = (words: string): boolean => ready.includes(words);
  const [own, setOwn] = useState(value !== '' && !isReady(value) ? value : '');
  // Given from outside, by the reason for all: own words follow.
  useEffect(() => { if (value !== '') setOwn(isReady(value) ? '' : value); }, [value]);
  return (
    <fieldset className="reasons" data-wrong={wrong} aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend>{title}</legend>
      {ready.map((words) => (
        <label key={words} className="choice"><input type="radio" name={id} checked={value === words} onChange={() => onReason(words)} /> <span>{words}</span></label>
      ))}
      <label htmlFor={`${id}-own`}>{t('check.why')}</label>
      <textarea id={`${id}-own`} rows={2} maxLength={LONGEST} value={own} onChange={(event) => { setOwn(event.currentTarget.value); onReason(event.currentTarget.value); }} />
      {wrong && <p className="wrong" id={`${id}-wrong`}>{t('check.choose')}</p>}
    </fieldset>
  );
}
