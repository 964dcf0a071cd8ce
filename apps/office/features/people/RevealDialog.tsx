import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import css from './people.module.css';

const SHORTEST = 5;

type Props<T> = { title: string; look: (reason: string) => Promise<T>; onShown: (answer: T) => void; onClose: () => void };

/** Asks why, then shows; the reason stands in the trail before anything is seen. What is seen stays on screen until the page is left. */
export function RevealDialog<T>({ title, look: ask, onShown, onClose }: Props<T>) {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const look = useMutation({
    mutationFn: () => ask(reason.trim()),
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: ['audit'] });
      onShown(answer);
      onClose();
    },
  });
  const ready = reason.trim().length >= SHORTEST && !look.isPending;
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); if (ready) look.mutate(); }}>
        <p>{t('people.revealAbout')}</p>
        <TextField label={t('people.reason')} hint={t('people.reasonHint')} value={reason} maxLength={300} required autoFocus autoComplete="off" onChange={setReason} />
        {look.error && <ProblemView error={look.error} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={look.isPending}>{t('people.show')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
