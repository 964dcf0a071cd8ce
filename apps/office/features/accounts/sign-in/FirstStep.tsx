import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { askPasskey, canPasskey, namedAddress } from '../passkeys.ts';
import { Refusal } from '../Refusal.tsx';
import { useHallDoor } from '../useHallDoor.ts';
import { useStep } from '../useStep.ts';
import { post, type PasskeyOptions, type Step } from '../wire.ts';
import css from '../accounts.module.css';

type Props = { login: string; onLogin: (login: string) => void; onStep: (step: Step) => void; onCode: () => void; onForgotten: () => void };

/** Who are you: a passkey alone, or a name and a password. */
export function FirstStep({ login, onLogin, onStep, onCode, onForgotten }: Props) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const step = useStep(() => post<Step>('/api/sign-in/password', { login: login.trim(), password }), onStep);
  const named = namedAddress();
  const hall = useHallDoor();
  return (
    <div className={css.form}>
      {canPasskey() && <><PasskeyFirst onStep={onStep} /><p className={css.or}>{t('signIn.or')}</p></>}
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (!step.blocked) step.send(); }}>
        <TextField label={hall?.login ?? t('signIn.login')} value={login} onChange={onLogin} name="username" autoComplete="username webauthn" autoCapitalize="none" spellCheck={false} maxLength={120} required />
        <TextField label={t('signIn.password')} value={password} onChange={setPassword} name="password" type="password" autoComplete="current-password" maxLength={256} required />
        <Refusal error={step.error} wait={step.wait} />
        <Button type="submit" size="md" loading={step.busy} disabled={step.wait > 0}>{t('signIn.go')}</Button>
      </form>
      {/* Nothing is sent from a hall. */}
      {hall ? <p className="small quiet">{hall.locked}</p> : (
        <div className={css.ways}>
          <button type="button" className={css.link} onClick={onForgotten}>{t('signIn.forgotten')}</button>
          <button type="button" className={css.link} onClick={onCode}>{t('signIn.byCode')}</button>
        </div>
      )}
      {named && <p className="small quiet">{t('passkey.named')} <a href={named}>{new URL(named).host}</a></p>}
    </div>
  );
}

function PasskeyFirst({ onStep }: { onStep: (step: Step) => void }) {
  const { t } = useWords();
  const step = useStep(async () => {
    const options = await post<PasskeyOptions>('/api/sign-in/passkey/options', { first: true });
    return post<Step>('/api/sign-in/passkey', { response: await askPasskey(options) });
  }, onStep);
  return (
    <div className={css.form}>
      <Button size="md" leftSection={<Icon name="key" />} loading={step.busy} disabled={step.wait > 0} onClick={() => step.send()}>{t('signIn.passkey')}</Button>
      <Refusal error={step.error} wait={step.wait} />
    </div>
  );
}
