import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { Missing, Required } from '../../components/Required.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { Unsent } from './Unsent.tsx';
import css from './plenary.module.css';

type Props = { title: string; submit: string; ready: boolean; /** What has not been filled in. */ missing?: readonly string[]; busy: boolean; error: unknown; onSubmit: () => void; onClose: () => void; /** What the way out is called where something was done already. */ leave?: string | undefined; children: ReactNode };

/** A few questions over the screen, with one deed at their end. */
export function FormDialog({ title, submit, ready, missing = [], busy, error, onSubmit, onClose, leave, children }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); if (ready && !busy) onSubmit(); }}>
        {children}
        {error != null && <Unsent error={error} what={title} busy={busy} onSend={onSubmit} />}
        <Missing fields={missing} />
        <div className={css.tools}>
          <Button type="submit" disabled={!ready || busy} loading={busy}>{submit}</Button>
          <Button variant="default" onClick={onClose}>{leave ?? t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

type AreaProps = { label: string; value: string; onChange: (text: string) => void; hint?: string; required?: boolean; max: number; autoFocus?: boolean };

/** Several lines to be typed. */
export function TextArea({ label, value, onChange, hint, required = false, max, autoFocus = false }: AreaProps) {
  const id = useId();
  return (
    <div className={css.area}>
      <span><label htmlFor={id}>{label}</label>{required && <Required />}</span>
      <textarea id={id} value={value} rows={3} maxLength={max} required={required} autoFocus={autoFocus} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(event) => onChange(event.currentTarget.value)} />
      {hint && <p id={`${id}-hint`} className="small quiet">{hint}</p>}
    </div>
  );
}

/** The fewest letters that say something. */
export const SHORTEST = 3;
export const isSaid = (text: string): boolean => text.trim().length >= SHORTEST;

type ReasonProps = { title: string; about: string; submit: string; busy: boolean; error: unknown; onSubmit: (reason: string) => void; onClose: () => void };

/** Asks why, and nothing else. */
export function ReasonDialog({ about, onSubmit, ...rest }: ReasonProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <FormDialog {...rest} ready={isSaid(reason)} onSubmit={() => onSubmit(reason.trim())}>
      <p>{about}</p>
      <TextArea label={t('plenary.reason')} value={reason} onChange={setReason} max={1000} required autoFocus />
    </FormDialog>
  );
}
