import { useEffect, useState } from 'react';
import { troubleIn } from '../../api/client.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { passkeyTrouble } from './passkeys.ts';
import css from './accounts.module.css';

/** Seconds until the next try is taken; 0 when it is taken now. Counts down by itself. */
export function useWait(error: unknown): number {
  const [now, setNow] = useState(() => Date.now());
  const [until, setUntil] = useState(0);
  useEffect(() => {
    const trouble = error ? troubleIn(error) : null;
    const wait = trouble?.kind === 'problem' ? trouble.waitSeconds : null;
    setUntil(wait === null ? 0 : Date.now() + wait * 1000);
    setNow(Date.now());
  }, [error]);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1000);
    return () => clearTimeout(timer);
  }, [left, now]);
  return left;
}

/** Why a step was refused, in the words of the server; with a countdown after too many tries. */
export function Refusal({ error, wait = 0 }: { error: unknown; wait?: number }) {
  const { t } = useWords();
  if (!error) return null;
  const turnedAway = passkeyTrouble(error);
  if (turnedAway) return <p className={css.refusal} role="alert">{t(`passkey.${turnedAway}`)}</p>;
  if (wait > 0) return <p className={css.refusal} role="alert"><b>{t('signIn.tooMany')}</b> <span aria-hidden="true">{t('signIn.wait', { seconds: wait })}</span></p>;
  const trouble = troubleIn(error);
  // Once the time has passed there is nothing left to say.
  if (trouble.kind === 'problem' && trouble.problem.code === 'too_many') return <p className={css.refusal} role="status">{t('signIn.waited')}</p>;
  return <ProblemView error={error} />;
}
