import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { read } from '../api/client.ts';
import { session as sessionQuery } from '../api/queries.ts';
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
  const { ended, comeBack } = useEndOfSession(session.actor.id);
  if (!session.signedIn && !open) {
    return <Navigate to="/sign-in" search={pathname === '/' && searchStr === '' ? {} : { to: pathname + searchStr }} replace />;
  }
  const waiting = ended && !open;
  return (
    <>
      <div hidden={waiting}><Room session={session} pathname={pathname} open={open} /></div>
      {waiting && <SignInAgain onDone={() => void comeBack()} />}
    </>
  );
}

/** Whether the session this page works with has ended, and how its work goes on once somebody has signed in again. */
function useEndOfSession(worker: string) {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  const comeBack = async (): Promise<void> => {
    const now = await read<Session>('/api/session');
    // Another person may see nothing of what this one had on screen.
    if (now.actor.id !== worker) window.location.reload();
    else {
      client.setQueryData(sessionQuery.queryKey, now);
      setEnded(false);
      await client.invalidateQueries();
    }
  };
  return { ended, comeBack };
}

type RoomProps = { session: Session; pathname: string; open: boolean };

/** The screen itself. It stays the same one while a session ends and begins again: what was typed lives in it. */
function Room({ session, pathname, open }: RoomProps) {
  const { t } = useWords();
  const room = open ? undefined : roomOf(pathname);
  return room && !room.isOpen({ session }) ? <NoRight room={t(room.label)} /> : <Outlet />;
}
