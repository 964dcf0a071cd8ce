import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import css from './ReasonDialog.module.css';

const SHORTEST = 3;

type Props = { title: string; about: string; action: string; withReason?: boolean; send: (reason: string) => Promise<unknown>; refresh: readonly string[]; onDone?: (() => void) | undefined; onClose: () => void };

/** Asks once more, and why, before something is done to another person's way in. */
export function ReasonDialog({ title, about, action, withReason = true, send, refresh, onDone, onClose }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const step = useStep(send, () => {
    for (const key of refresh) void client.invalidateQueries({ queryKey: [key] });
    onDone?.();
    onClose();
  });
  const ready = !withReason || reason.trim().length >= SHORTEST;
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="reason-title" onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); if (ready && !step.blocked) step.send(reason.trim()); }}>
        <h2 id="reason-title">{title}</h2>
        <p>{about}</p>
        {withReason && <TextField label={t('sheet.reason')} hint={t('reason.hint')} value={reason} onChange={setReason} maxLength={500} autoFocus required />}
        <Refusal error={step.error} wait={step.wait} />
        <div className={css.buttons}>
          <Button type="submit" loading={step.busy} disabled={!ready || step.wait > 0}>{action}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}
