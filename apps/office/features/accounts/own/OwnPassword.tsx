import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { PASSWORD_MIN, post } from '../wire.ts';
import { useAccountChange } from './useAccountChange.ts';
import css from '../accounts.module.css';

/** Since when the password holds, and the way to another. */
export function OwnPassword({ login, setAt }: { login: string; setAt: string | null }) {
  const { t, date } = useWords();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  return (
    <div className={css.stack}>
      {changed && <p className={css.told} role="status">{t('password.changed')}</p>}
      {open
        ? <PasswordForm login={login} onCancel={() => setOpen(false)} onDone={() => { setOpen(false); setChanged(true); }} />
        : (
          <div className={css.buttons}>
            <p style={{ flex: '1 1 14rem' }}>{setAt ? t('password.since', { date: date(setAt) }) : t('password.never')}</p>
            <Button variant="default" onClick={() => { setChanged(false); setOpen(true); }}>{t('password.change')}</Button>
          </div>
        )}
    </div>
  );
}

function PasswordForm({ login, onDone, onCancel }: { login: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const step = useAccountChange(() => post('/api/account/password', { current, next }), onDone);
  const ready = current !== '' && next.length >= PASSWORD_MIN;
  return (
    <form className={css.form} style={{ maxInlineSize: '30rem' }} onSubmit={(event) => { event.preventDefault(); if (ready && !step.blocked) step.send(undefined); }}>
      <input className="hidden-words" type="text" name="username" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
      <TextField label={t('proof.password')} value={current} onChange={setCurrent} name="current-password" type="password" autoComplete="current-password" maxLength={256} autoFocus required />
      <TextField label={t('password.new')} hint={t('password.hint', { min: PASSWORD_MIN })} value={next} onChange={setNext} name="new-password" type="password" autoComplete="new-password" maxLength={256} required />
      <p className="small quiet">{t('password.endsOthers')}</p>
      <Refusal error={step.error} wait={step.wait} />
      <div className={css.buttons}>
        <Button type="submit" loading={step.busy} disabled={!ready || step.wait > 0}>{t('password.save')}</Button>
        <Button variant="subtle" onClick={onCancel}>{t('sheet.cancel')}</Button>
      </div>
    </form>
  );
}
