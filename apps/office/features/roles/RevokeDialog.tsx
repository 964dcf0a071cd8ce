import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssignmentView, RevokedRole } from '../../../../modules/people/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from './Dialog.tsx';
import css from './roles.module.css';

const SHORTEST = 3;

/** Asks once more, and why. The key stays the same for this dialog, so that sending again after silence revokes once. */
export function RevokeDialog({ row, onDone, onClose }: { row: AssignmentView; onDone: (told: string) => void; onClose: () => void }) {
  const { t, text } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [key] = useState(newKey);
  const role = text(row.roleName);
  const revoke = useMutation({
    mutationFn: () => write<RevokedRole>(`/api/assignments/${row.id}/revoke`, { reason: reason.trim() }, `${key}${reason.trim().length}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['assignments'] });
      onDone(t('roles.revoked', { role, name: row.person.name }));
      onClose();
    },
  });
  const ready = reason.trim().length >= SHORTEST && !revoke.isPending;
  return (
    <Dialog title={t('roles.revokeTitle', { role })} onClose={onClose}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (ready) revoke.mutate(); }}>
        <p>{t('roles.revokeAbout', { name: row.person.name })}</p>
        <TextField label={t('roles.reason')} hint={t('roles.reasonHint')} value={reason} onChange={setReason} maxLength={500} required autoFocus />
        {revoke.error && <ProblemView error={revoke.error} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={revoke.isPending}>{t('roles.revoke')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
