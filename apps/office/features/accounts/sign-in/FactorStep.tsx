import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../i18n/index.ts';
import { CodeForm } from '../factors/CodeForm.tsx';
import { askPasskey, canPasskey } from '../passkeys.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import { post, type Factor, type PasskeyOptions, type Step } from '../wire.ts';
import css from '../accounts.module.css';

/** The second factor: the code of an app, a passkey, or one of the printed recovery codes. */
export function FactorStep({ factors, onStep, onBack }: { factors: readonly Factor[]; onStep: (step: Step) => void; onBack: () => void }) {
  const { t } = useWords();
  const usable = factors.filter((factor) => factor !== 'passkey' || canPasskey());
  const [factor, setFactor] = useState<Factor | undefined>(usable[0]);
  return (
    <div className={css.form}>
      <p>{t('factor.about')}</p>
      {factor === 'totp' && <CodeForm key="totp" kind="totp" label={t('factor.totp')} hint={t('factor.totpHint')} action={t('signIn.go')} send={(code) => post<Step>('/api/sign-in/totp', { code })} onDone={onStep} />}
      {factor === 'recovery' && <CodeForm key="recovery" kind="recovery" label={t('factor.recovery')} hint={t('factor.recoveryHint')} action={t('signIn.go')} send={(code) => post<Step>('/api/sign-in/recovery', { code })} onDone={onStep} />}
      {factor === 'passkey' && <PasskeyFactor onStep={onStep} />}
      {factor === undefined && <p className={css.refusal} role="alert">{t('factor.none')}</p>}
      <div className={css.ways}>
        {usable.filter((one) => one !== factor).map((one) => <button key={one} type="button" className={css.link} onClick={() => setFactor(one)}>{t(`factor.use.${one}`)}</button>)}
        <button type="button" className={css.link} onClick={onBack}>{t('signIn.again')}</button>
      </div>
    </div>
  );
}

function PasskeyFactor({ onStep }: { onStep: (step: Step) => void }) {
  const { t } = useWords();
  const step = useStep(async () => {
    const options = await post<PasskeyOptions>('/api/sign-in/passkey/options', { first: false });
    return post<Step>('/api/sign-in/passkey', { response: await askPasskey(options) });
  }, onStep);
  return (
    <div className={css.form}>
      <Button size="md" autoFocus leftSection={<Icon name="key" />} loading={step.busy} disabled={step.wait > 0} onClick={() => step.send()}>{t('factor.passkey')}</Button>
      <Refusal error={step.error} wait={step.wait} />
    </div>
  );
}
