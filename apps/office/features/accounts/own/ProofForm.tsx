import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/index.ts';
import { askPasskey, canPasskey } from '../passkeys.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import { post, type PasskeyOptions, type Proof } from '../wire.ts';
import css from '../accounts.module.css';

type Props<R> = { action: string; passkeys: boolean; send: (proof: Proof) => Promise<R>; onDone: (answer: R) => void; onCancel: () => void };

/** Before something weighty changes, whoever sits here shows once more who they are: an open desk must not be enough. */
export function ProofForm<R>({ action, passkeys, send, onDone, onCancel }: Props<R>) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const byPassword = useStep(() => send({ password }), onDone);
  const byPasskey = useStep(async () => send({ passkey: await askPasskey(await post<PasskeyOptions>('/api/account/proof/options')) }), onDone);
  const failed = byPassword.error ? byPassword : byPasskey;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (password && !byPassword.blocked) byPassword.send(); }}>
      <TextField label={t('proof.password')} hint={t('proof.about')} value={password} onChange={setPassword} name="current-password" type="password" autoComplete="current-password" maxLength={256} autoFocus />
      <Refusal error={failed.error} wait={failed.wait} />
      <div className={css.buttons}>
        <Button type="submit" loading={byPassword.busy} disabled={!password || byPassword.wait > 0}>{action}</Button>
        {passkeys && canPasskey() && <Button variant="default" leftSection={<Icon name="key" />} loading={byPasskey.busy} onClick={() => byPasskey.send()}>{t('proof.passkey')}</Button>}
        <Button variant="subtle" onClick={onCancel}>{t('sheet.cancel')}</Button>
      </div>
    </form>
  );
}
