import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { events as eventsQuery, session as sessionQuery } from '../api/queries.ts';
import { onSessionEnd } from '../api/session-end.ts';
import type { Session } from '../api/types.ts';
import { Loading } from '../components/Loading.tsx';
import { Page } from '../components/Page.tsx';
import { PageProblem } from '../components/PageProblem.tsx';
import { useWords } from '../i18n/index.ts';
import { NoRight } from './NoRight.tsx';
import { isPublic, roomOf } from './rooms.ts';
import { SignInAgain } from './SignInAgain.tsx';

/**
 * Stands before every screen: who is not signed in is led to the sign-in page and back; who holds no right for a room is told so.
 * When a session ends in the middle of work, the screen stays as it is behind the sign-in, with everything that was typed.
 */
export function Gate() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session) return <Known session={session} />;
  return error ? <PageProblem error={error} onRetry={refetch} /> : <Page><Loading lines={10} /></Page>;
}

function Known({ session }: { session: Session }) {
  const { pathname, searchStr } = useLocation();
  const open = isPublic(pathname, session.demo);
  const { worker, ended, comeBack } = useWork(session, open);
  if (!session.signedIn && worker === null && !open) {
    return <Navigate to="/sign-in" search={pathname === '/' && searchStr === '' ? {} : { to: pathname + searchStr }} replace />;
  }
  return (
    <>
      <div hidden={ended}>{open || ended ? <Outlet /> : <Room session={session} pathname={pathname} />}</div>
      {ended && <SignInAgain onDone={() => void comeBack()} />}
    </>
  );
}

/** Who worked on this page, and whether their session has ended meanwhile. */
function useWork(session: Session, open: boolean) {
  const client = useQueryClient();
  const [worker, setWorker] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })), [client]);
  if (session.signedIn && worker === null) setWorker(session.actor.id);
  if (!session.signedIn && worker !== null && !ended && !open) setEnded(true);
  const comeBack = async (): Promise<void> => {
    const now = await client.query({ ...sessionQuery, staleTime: 0 });
    // Another person may see nothing of what this one had on screen.
    if (now.actor.id !== worker) window.location.reload();
    else {
      setEnded(false);
      await client.invalidateQueries();
    }
  };
  return { worker, ended, comeBack };
}

function Room({ session, pathname }: { session: Session; pathname: string }) {
  const { t } = useWords();
  const events = useQuery(eventsQuery).data;
  const room = roomOf(pathname);
  return room && !room.isOpen({ session, events }) ? <NoRight room={t(room.label)} /> : <Outlet />;
}
