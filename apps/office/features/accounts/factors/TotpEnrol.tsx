import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Loading } from '../../../components/Loading.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { useStep } from '../useStep.ts';
import type { TotpSecret } from '../wire.ts';
import { CodeForm } from './CodeForm.tsx';
import css from '../accounts.module.css';

type Props<R> = { begin: () => Promise<TotpSecret>; confirm: (code: string) => Promise<R>; onDone: (answer: R) => void };

/** Ties an authenticator app to the account: a picture to scan or a secret to type, then the first code as proof. */
export function TotpEnrol<R>({ begin, confirm, onDone }: Props<R>) {
  const { t } = useWords();
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const start = useStep(begin, setSecret);
  const { send: startNow } = start;
  useEffect(() => startNow(), [startNow]);
  if (start.error) return <div className={css.form}><Refusal error={start.error} wait={start.wait} /><Button variant="default" disabled={start.blocked} onClick={() => start.send()}>{t('trouble.retry')}</Button></div>;
  if (!secret) return <Loading lines={4} />;
  return (
    <div className={css.enrol}>
      <img className={css.qr} src={secret.qr} alt={t('totp.qr')} width={192} height={192} />
      <div className={css.stack}>
        <p>{t('totp.how')}</p>
        <p><span className="small quiet">{t('totp.secret')}</span><br /><span className={css.secret} data-testid="totp-secret">{grouped(secret.secret)}</span></p>
        <p className="small"><a href={secret.uri}>{t('totp.open')}</a></p>
      </div>
      <CodeForm kind="totp" label={t('totp.first')} action={t('totp.confirm')} send={confirm} onDone={onDone} />
    </div>
  );
}

/** In fours, as a person reads it out. */
const grouped = (secret: string): string => secret.replace(/\s+/g, '').replace(/(.{4})(?=.)/g, '$1 ');
