import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MandateView } from '../../../../modules/supervision/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import css from './mandates.module.css';

const SHORTEST = 3;

/** Asks why. The same words keep their key, so that sending again after silence ends it once. */
export function EndDialog({ mandate, onDone, onClose }: { mandate: MandateView; onDone: (told: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const named = { name: mandate.person.name, place: mandate.place };
  const end = useMutation({
    mutationFn: () => write(`/api/mandates/${mandate.id}/revoke`, { reason: reason.trim() }, key),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['mandates'] });
      onDone(t('mandates.ended', named));
      onClose();
    },
  });
  const ready = reason.trim().length >= SHORTEST && !end.isPending;
  return (
    <Dialog title={t('mandates.endTitle')} onClose={onClose}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (ready) end.mutate(); }}>
        <p>{t('mandates.endAbout', named)}</p>
        <TextField label={t('mandates.reason')} value={reason} onChange={(text) => { setReason(text); setKey(newKey()); }} maxLength={300} required autoFocus />
        {end.error && <ProblemView error={end.error} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={end.isPending}>{t('mandates.end')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
