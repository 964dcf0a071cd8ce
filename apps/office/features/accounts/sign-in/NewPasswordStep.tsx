import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { useHallDoor } from '../useHallDoor.ts';
import { useStep } from '../useStep.ts';
import { PASSWORD_MIN, type Step } from '../wire.ts';
import css from '../accounts.module.css';

type Props = { why: 'temporary' | 'reset' | 'invite'; login: string; save: (password: string) => Promise<Step>; onStep: (step: Step) => void; onBack: () => void };

/** A password of one's own: for a temporary one, a forgotten one, or an account that was just opened. */
export function NewPasswordStep({ why, login, save, onStep, onBack }: Props) {
  const { t } = useWords();
  const hall = useHallDoor();
  const [password, setPassword] = useState('');
  const step = useStep(() => save(password), onStep);
  const short = password.length < PASSWORD_MIN;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (!short && !step.blocked) step.send(); }}>
      <h2>{t('password.new')}</h2>
      <p>{hall && why === 'invite' ? hall.invite : t(`password.why.${why}`)}</p>
      {/* Tells the password manager whose password this is. */}
      <input className="hidden-words" type="text" name="username" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
      <TextField
        label={t('password.new')} hint={t('password.hint', { min: PASSWORD_MIN })} value={password} onChange={setPassword} name="new-password" type="password"
        autoComplete="new-password" maxLength={256} autoFocus required
      />
      <Refusal error={step.error} wait={step.wait} />
      <Button type="submit" size="md" loading={step.busy} disabled={short || step.wait > 0}>{t('password.save')}</Button>
      <div className={css.ways}><button type="button" className={css.link} onClick={onBack}>{t('signIn.again')}</button></div>
    </form>
  );
}
