import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../../components/ButtonLink.tsx';
import { session as sessionQuery } from '../../../api/queries.ts';
import { Sheet } from '../../../components/Sheet.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { SignIn } from '../SignIn.tsx';
import { useStep } from '../useStep.ts';
import { PASSWORD_MIN, post, type SetupInput, type Step } from '../wire.ts';
import { OfficeChoice, type Office } from './OfficeChoice.tsx';
import css from '../accounts.module.css';
import own from './SetupSteps.module.css';

type At = 'who' | 'office' | 'password' | 'factor' | 'done';
const STEPS = ['who', 'office', 'password'] as const;

/** Three questions, then the second factor. Going back keeps what was answered. */
export function SetupSteps({ token }: { token: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [at, setAt] = useState<At>('who');
  const [name, setName] = useState('');
  const [office, setOffice] = useState<Office | null>(null);
  const [next, setNext] = useState<Step>({ step: 'enrol' });
  const place = at === 'factor' ? 3 : at === 'done' ? 4 : STEPS.indexOf(at) + 1;
  const finish = async (): Promise<void> => {
    await client.query({ ...sessionQuery, staleTime: 0 });
    setAt('done');
  };
  return (
    <>
      <ol className={own.steps} aria-label={t('setup.steps')}>
        {STEPS.map((step, index) => <li key={step} data-done={index + 1 < place || undefined} aria-current={index + 1 === Math.min(place, 3) && at !== 'done' ? 'step' : undefined}>{t(`setup.step.${step}`)}</li>)}
      </ol>
      <Sheet title={at === 'factor' || at === 'done' ? undefined : t(`setup.step.${at}`)} aria-label={t('setup.title')}>
        <div className={own.body}>
          {at === 'who' && <Who name={name} onName={setName} onNext={() => setAt('office')} />}
          {at === 'office' && <OfficeChoice office={office} onOffice={setOffice} onBack={() => setAt('who')} onNext={() => setAt('password')} />}
          {at === 'password' && office && <Password input={{ token, name: name.trim(), scheme: office.scheme, path: office.path }} onBack={() => setAt('office')} onDone={(step) => { setNext(step); setAt('factor'); }} />}
          {at === 'factor' && <SignIn begin={next} onDone={() => void finish()} />}
          {at === 'done' && <div className={css.form}><h2>{t('setup.ready')}</h2><p>{t('setup.readyDetail')}</p><div><ButtonLink to="/" size="md">{t('setup.enter')}</ButtonLink></div></div>}
        </div>
      </Sheet>
    </>
  );
}

function Who({ name, onName, onNext }: { name: string; onName: (name: string) => void; onNext: () => void }) {
  const { t } = useWords();
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (name.trim()) onNext(); }}>
      <TextField label={t('setup.name')} hint={t('setup.nameHint')} value={name} onChange={onName} name="name" autoComplete="name" maxLength={120} autoFocus required />
      <Button type="submit" size="md" disabled={!name.trim()}>{t('setup.next')}</Button>
    </form>
  );
}

type PasswordProps = { input: Omit<SetupInput, 'login' | 'password'>; onBack: () => void; onDone: (step: Step) => void };

function Password({ input, onBack, onDone }: PasswordProps) {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const step = useStep(() => post<Step>('/api/setup', { ...input, login: login.trim(), password }), onDone);
  const ready = login.trim() !== '' && password.length >= PASSWORD_MIN;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (ready && !step.blocked) step.send(); }}>
      <TextField label={t('signIn.login')} hint={t('setup.loginHint')} value={login} onChange={setLogin} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={120} autoFocus required />
      <TextField label={t('password.new')} hint={t('password.hint', { min: PASSWORD_MIN })} value={password} onChange={setPassword} name="new-password" type="password" autoComplete="new-password" maxLength={256} required />
      <Refusal error={step.error} wait={step.wait} />
      <div className={css.buttons}>
        <Button type="submit" size="md" loading={step.busy} disabled={!ready || step.wait > 0}>{t('setup.open')}</Button>
        <Button size="md" variant="default" onClick={onBack}>{t('setup.back')}</Button>
      </div>
    </form>
  );
}
