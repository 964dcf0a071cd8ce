import { useState } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { momentOf } from './moment.ts';
import { useAct } from './useAct.ts';

/** A recess: why, and when it goes on. */
export function PauseDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t, zone } = useWords();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const act = useAct(onClose);
  return (
    <FormDialog
      title={t('plenary.pause')} submit={t('plenary.pause')} busy={act.isPending} error={act.error} ready={isSaid(reason)} missing={isSaid(reason) ? [] : [t('plenary.reason')]}
      onSubmit={() => act.mutate({ path: `/api/plenaries/${id}/pause`, body: { reason: reason.trim(), resumesAt: momentOf(until, zone) } })} onClose={onClose}
    >
      <TextArea label={t('plenary.reason')} hint={t('plenary.pauseHint')} value={reason} onChange={setReason} max={300} required autoFocus />
      <TextField label={t('plenary.resumes')} hint={t('plenary.whenHint', { zone: zone.name })} type="datetime-local" value={until} onChange={setUntil} />
    </FormDialog>
  );
}
