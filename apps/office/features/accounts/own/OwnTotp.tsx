import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { RecoveryCodes } from '../factors/RecoveryCodes.tsx';
import { TotpEnrol } from '../factors/TotpEnrol.tsx';
import { post, type AccountView, type Enrolled, type TotpSecret } from '../wire.ts';
import { ProofForm } from './ProofForm.tsx';
import { useAccountChange } from './useAccountChange.ts';
import { useHasPasskey } from './useOwnPasskeys.ts';
import css from '../accounts.module.css';

type Totp = NonNullable<AccountView['account']>['totp'];
type Doing = { at: 'prove-new' | 'prove-remove' } | { at: 'enrol'; secret: TotpSecret } | { at: 'codes'; codes: readonly string[] } | null;

/** The authenticator app: on or off, and both ways to change that. */
export function OwnTotp({ totp }: { totp: Totp }) {
  const { t, date } = useWords();
  const [doing, setDoing] = useState<Doing>(null);
  const passkeys = useHasPasskey();
  const refresh = useAccountChange(async () => undefined);
  const stop = (): void => setDoing(null);
  const done = (codes: readonly string[] | null): void => {
    refresh.send(undefined);
    setDoing(codes ? { at: 'codes', codes } : null);
  };
  if (doing?.at === 'prove-new') return <ProofForm action={t('totp.setUp')} passkeys={passkeys} send={(proof) => post<TotpSecret>('/api/account/totp/begin', { proof })} onDone={(secret) => setDoing({ at: 'enrol', secret })} onCancel={stop} />;
  if (doing?.at === 'prove-remove') return <ProofForm action={t('totp.remove')} passkeys={passkeys} send={(proof) => post('/api/account/totp/remove', { proof })} onDone={() => done(null)} onCancel={stop} />;
  if (doing?.at === 'enrol') {
    const { secret } = doing;
    return <TotpEnrol begin={async () => secret} confirm={(code) => post<Enrolled>('/api/account/totp/confirm', { code })} onDone={({ recoveryCodes }) => done(recoveryCodes)} />;
  }
  if (doing?.at === 'codes') return <RecoveryCodes codes={doing.codes} onDone={stop} />;
  return (
    <div className={css.buttons}>
      <p style={{ flex: '1 1 14rem' }}>{totp.active ? (totp.since ? t('totp.since', { date: date(totp.since) }) : t('totp.active')) : t('totp.off')}</p>
      <Button variant="default" onClick={() => setDoing({ at: 'prove-new' })}>{t(totp.active ? 'totp.replace' : 'totp.setUp')}</Button>
      {totp.active && <Button variant="default" onClick={() => setDoing({ at: 'prove-remove' })}>{t('totp.remove')}</Button>}
    </div>
  );
}
