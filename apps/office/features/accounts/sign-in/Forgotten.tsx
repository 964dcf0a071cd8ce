import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import { post, type Sent } from '../wire.ts';
import css from '../accounts.module.css';

/** Asks for a link to a new password. What is answered is the same for every name, known or not. */
export function Forgotten({ login, onLogin, onBack }: { login: string; onLogin: (login: string) => void; onBack: () => void }) {
  const { t } = useWords();
  const [sent, setSent] = useState<Sent | null>(null);
  const step = useStep(() => post<Sent>('/api/sign-in/forgotten', { login: login.trim() }), setSent);
  const back = <div className={css.ways}><button type="button" className={css.link} onClick={onBack}>{t('signIn.again')}</button></div>;
  if (sent) return <div className={css.form}><p className={css.told} role="status"><b>{t('forgotten.sent')}</b> {t('forgotten.sentDetail', { minutes: sent.minutes })}</p>{back}</div>;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (!step.blocked) step.send(); }}>
      <h2>{t('signIn.forgotten')}</h2>
      <p>{t('forgotten.about')}</p>
      <TextField label={t('signIn.login')} value={login} onChange={onLogin} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={120} autoFocus required />
      <Refusal error={step.error} wait={step.wait} />
      <Button type="submit" size="md" loading={step.busy} disabled={step.wait > 0}>{t('forgotten.send')}</Button>
      {back}
    </form>
  );
}
