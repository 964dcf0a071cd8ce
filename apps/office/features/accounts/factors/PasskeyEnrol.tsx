import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { makePasskey } from '../passkeys.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import type { PasskeyOptions } from '../wire.ts';
import css from '../accounts.module.css';

type Made = { name: string; response: Awaited<ReturnType<typeof makePasskey>> };
type Props<R> = { options: () => Promise<PasskeyOptions>; save: (made: Made) => Promise<R>; onDone: (answer: R) => void };

/** Makes a passkey in this browser or on a key at hand, under a name its owner will know again. */
export function PasskeyEnrol<R>({ options, save, onDone }: Props<R>) {
  const { t } = useWords();
  const [name, setName] = useState(() => usualName(navigator.userAgent) || t('passkey.unnamed'));
  const step = useStep(async () => save({ name: name.trim(), response: await makePasskey(await options()) }), onDone);
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (name.trim() && !step.blocked) step.send(); }}>
      <p>{t('passkey.how')}</p>
      <TextField label={t('passkey.name')} hint={t('passkey.nameHint')} value={name} onChange={setName} maxLength={60} required />
      <Refusal error={step.error} wait={step.wait} />
      <Button type="submit" size="md" loading={step.busy} disabled={!name.trim() || step.wait > 0}>{t('passkey.make')}</Button>
    </form>
  );
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/iPhone|iPad/, 'iPhone'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS/, 'Mac'], [/CrOS/, 'Chromebook'], [/Linux/, 'Linux']];

const usualName = (agent: string): string => SYSTEMS.find(([mark]) => mark.test(agent))?.[1] ?? '';
