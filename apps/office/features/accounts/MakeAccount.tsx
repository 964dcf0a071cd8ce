import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonPage } from '../../../../modules/people/contract.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { useSend } from '../people/useSend.ts';
import { Dialog } from '../roles/Dialog.tsx';
import css from '../people/people.module.css';

/** An account under a name that the office writes; the password is the person's own affair. `onMade`: gets the login, masked. */
export function MakeAccount({ page, onMade, onClose }: { page: PersonPage; onMade: (login: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [login, setLogin] = useState('');
  const make = useSend<{ login: string }>(`/api/people/${encodeURIComponent(page.id)}/account`, (made) => {
    void client.invalidateQueries({ queryKey: ['accounts'] });
    onMade(made.login);
    onClose();
  });
  const submit = (): void => { if (login.trim()) make.mutate({ login: login.trim() }); };
  const contacts = page.contacts.map(({ masked }) => masked).join(', ');
  return (
    <Dialog title={t('personAccount.make')} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p>{t('personAccount.about')}</p>
        <p className="small quiet">{contacts ? t('personAccount.contacts', { contacts }) : t('personAccount.noContacts')}</p>
        <TextField label={t('signIn.login')} hint={t('personAccount.loginHint')} value={login} maxLength={120} required autoComplete="off" autoFocus onChange={setLogin} />
        {make.error && <ProblemView error={make.error} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!login.trim()} loading={make.isPending}>{t('personAccount.make')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
