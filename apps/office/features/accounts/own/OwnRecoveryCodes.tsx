import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { RecoveryCodes } from '../factors/RecoveryCodes.tsx';
import { FEW_CODES, post, type Enrolled } from '../wire.ts';
import { ProofForm } from './ProofForm.tsx';
import { useAccountChange } from './useAccountChange.ts';
import { useHasPasskey } from './useOwnPasskeys.ts';
import css from '../accounts.module.css';

/** How many codes are left, and new ones, which end the old. */
export function OwnRecoveryCodes({ left }: { left: number }) {
  const { t } = useWords();
  const [proving, setProving] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const passkeys = useHasPasskey();
  const refresh = useAccountChange(async () => undefined);
  const made = ({ recoveryCodes }: Enrolled): void => {
    refresh.send(undefined);
    setProving(false);
    setCodes(recoveryCodes);
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />;
  if (proving) return <ProofForm action={t('codes.make')} passkeys={passkeys} send={(proof) => post<Enrolled>('/api/account/recovery-codes', { proof })} onDone={made} onCancel={() => setProving(false)} />;
  return (
    <div className={css.buttons}>
      <p style={{ flex: '1 1 14rem' }}>{t('codes.left', { count: left })} {left <= FEW_CODES && <b>{t('codes.few')}</b>}</p>
      <Button variant="default" onClick={() => setProving(true)}>{t('codes.make')}</Button>
    </div>
  );
}
