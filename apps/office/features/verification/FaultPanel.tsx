import { Button } from '@mantine/core';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Choice } from '../../components/Choice.tsx';
import { useWords } from '../../i18n/index.ts';
import { FAULTS, type Fault } from './wire.ts';
import css from './TaskDesk.module.css';

type Props = { pages: readonly number[]; shown: number | undefined; onSend: (fault: Fault, note: string | null, pages: number[]) => void; onClose: () => void; isPending: boolean };

/** Why a sheet cannot be read, on which pages, and a word to the people of the station. */
export function FaultPanel({ pages, shown, onSend, onClose, isPending }: Props) {
  const { t } = useWords();
  const id = useId();
  const [fault, setFault] = useState<Fault>('unreadable');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<readonly number[]>(shown === undefined ? [] : [shown]);
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => { box.current?.querySelector('input')?.focus(); }, []);
  const words = note.trim();
  const isShort = words !== '' && words.length < 3;
  return (
    <form
      ref={box} className={css.fault} aria-label={t('verify.fault')} onSubmit={(event) => { event.preventDefault(); if (!isShort) onSend(fault, words === '' ? null : words, [...wrong]); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); onClose(); } }}
    >
      <Choice label={t('verify.faultWhy')} value={fault} options={FAULTS.map((value) => ({ value, label: t(`verify.fault.${value}`) }))} onChange={setFault} />
      <p className={css.effect}>{t(`verify.faultEffect.${fault}`)}</p>
      {pages.length > 1 && (
        <fieldset className={css.pages}>
          <legend>{t('verify.faultPages')}</legend>
          {pages.map((page) => <Checkbox key={page} label={t('verify.faultPage', { page })} checked={wrong.includes(page)} onChange={(on) => setWrong((old) => (on ? [...old, page] : old.filter((one) => one !== page)))} />)}
        </fieldset>
      )}
      <label htmlFor={id} className={css.label}>{t('verify.faultNote')}</label>
      <textarea id={id} value={note} maxLength={500} rows={2} aria-invalid={isShort} aria-describedby={`${id}-hint`} onChange={(event) => setNote(event.currentTarget.value)} />
      <p id={`${id}-hint`} className={css.hint}>{t(isShort ? 'verify.faultNoteShort' : 'verify.faultNoteHint')}</p>
      <div className={css.buttons}>
        <Button type="submit" disabled={isPending || (pages.length > 1 && wrong.length === 0)}>{t('verify.faultSend')}</Button>
        <Button variant="default" onClick={onClose}>{t('verify.faultBack')}</Button>
      </div>
    </form>
  );
}
