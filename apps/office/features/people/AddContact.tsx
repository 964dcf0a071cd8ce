import { Button } from '@mantine/core';
import { useState } from 'react';
import { readContact, type ContactKind } from '../../../../modules/people/rules.ts';
import { Choice } from '../../components/Choice.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { useSend } from './useSend.ts';
import css from './people.module.css';

/** A telephone number or an e-mail address more. */
export function AddContact({ path, onClose }: { path: string; onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<ContactKind>('phone');
  const [value, setValue] = useState('');
  const add = useSend<{ id: string }>(path, onClose);
  const isRight = readContact(kind, value) !== null;
  const submit = (): void => { if (isRight) add.mutate({ kind, value: value.trim() }); };
  return (
    <Dialog title={t('people.addContact')} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Choice label={t('people.contactKind')} value={kind} options={[{ value: 'phone', label: t('people.phone') }, { value: 'email', label: t('people.email') }]} onChange={setKind} />
        <TextField label={t(`people.${kind}`)} value={value} inputMode={kind === 'phone' ? 'tel' : 'email'} maxLength={254} required autoComplete="off" hint={t(`people.${kind}Hint`)} onChange={setValue} />
        {add.error && <ProblemView error={add.error} onRetry={submit} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!isRight} loading={add.isPending}>{t('people.save')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
