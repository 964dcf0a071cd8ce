import { lazy, Suspense, useEffect, useRef } from 'react';
import { Loading } from '../components/Loading.tsx';
import { useWords } from '../i18n/index.ts';
import css from './SignInAgain.module.css';

const SignIn = lazy(async () => ({ default: (await import('../features/accounts/SignIn.tsx')).SignIn }));

/** Asks whoever worked here to sign in again, in front of a screen that waits untouched. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="again-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="again-title">{t('gate.ended')}</h2>
      <p className="quiet">{t('gate.endedFix')}</p>
      <Suspense fallback={<Loading lines={4} />}><SignIn onDone={onDone} /></Suspense>
      <p className={css.leave}><a href="/sign-in">{t('gate.leave')}</a></p>
    </dialog>
  );
}
