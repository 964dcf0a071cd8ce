import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PeopleMerged } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import type { Merging } from './TwinPairs.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

const SHORTEST = 5;

/** Says what will happen, and asks why. It cannot be taken back, so it is never done with one press. */
export function MergeDialog({ keep, gone, onDone, onClose }: Merging & { onDone: (told: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const merge = useSend<PeopleMerged>('/api/people/merge', () => { onDone(t('people.merge.done', { name: keep.name })); onClose(); });
  const ready = reason.trim().length >= SHORTEST && !merge.isPending;
  const submit = (): void => { if (ready) merge.mutate({ keep: keep.id, keepVersion: keep.version, merge: gone.id, mergeVersion: gone.version, reason: reason.trim() }); };
  return (
    <Dialog title={t('people.merge.title')} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p>{t('people.merge.about', { keep: keep.name, gone: gone.name })}</p>
        {keep.nik !== null && gone.nik !== null && keep.nik !== gone.nik && <p className={css.warned}>{t('people.merge.nikDiffers')}</p>}
        {keep.hasAccount && gone.hasAccount && <p className={css.warned}>{t('people.merge.bothAccounts')}</p>}
        <TextField label={t('people.reason')} hint={t('people.reasonHint')} value={reason} maxLength={300} required autoFocus autoComplete="off" onChange={setReason} />
        {merge.error && <ProblemView error={merge.error} onRetry={submit} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={merge.isPending}>{t('people.merge.do')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
