import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { session as sessionQuery } from '../api/queries.ts';
import { Loading } from '../components/Loading.tsx';
import { useWords } from '../i18n/index.ts';
import { DemoPeople } from './DemoPeople.tsx';
import css from './SignInAgain.module.css';

const SignIn = lazy(async () => ({ default: (await import('../features/accounts/SignIn.tsx')).SignIn }));

/** Asks whoever worked here to sign in again, in front of a screen that waits untouched. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="again-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="again-title">{t('gate.ended')}</h2>
      <p className="quiet">{t('gate.endedFix')}</p>
      {session?.demo && <details><summary>{t('demo.as')}</summary><DemoPeople people={session.demoActors} compact onDone={onDone} /></details>}
      <Suspense fallback={<Loading lines={4} />}><SignIn onDone={onDone} /></Suspense>
      <p className={css.leave}><a href="/sign-in">{t('gate.leave')}</a></p>
    </dialog>
  );
}
