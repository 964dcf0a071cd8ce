import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { DemoPeople } from '../../shell/DemoPeople.tsx';
import { useSignOut } from '../../shell/useSignOut.ts';
import { wayBack } from '../../shell/way-back.ts';
import { setupState } from './queries.ts';
import { SignIn, type MessageLink } from './SignIn.tsx';
import { useHallDoor } from './useHallDoor.ts';
import css from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

/** The door of the office, or of the plenary that a laptop carries. In the demo house the invented people stand in front of it, each one press away. */
export function SignInPage() {
  const { t } = useWords();
  const hall = useHallDoor();
  const client = useQueryClient();
  const router = useRouter();
  const { to } = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const [link] = useState(takeLink);
  const [underWay, setUnderWay] = useState(link !== null);
  const withCards = session?.demo === true && !underWay;
  const enter = async (): Promise<void> => {
    await client.resetQueries();
    await client.query({ ...sessionQuery, staleTime: 0 });
    router.history.replace(wayBack(to));
  };
  return (
    <Page>
      <div className={css.page}>
        <PageTitle title={hall?.title ?? t('signIn.title')} under={hall?.about ?? t(to ? 'signIn.first' : 'signIn.about')} />
        {withCards && (
          <Sheet title={t('demo.title')} aside={<Link to="/outbox">{t('demo.outbox')}</Link>}>
            <p className={css.demo}>{t('demo.about')}</p>
            <DemoPeople people={session.demoActors} onDone={() => void enter()} />
          </Sheet>
        )}
        {session?.demo === false && <NotSetUp />}
        <Sheet title={withCards ? t('signIn.own') : undefined} aria-label={t('signIn.title')}>
          <AlreadyIn />
          <SignIn link={link} onDone={() => void enter()} onWay={setUnderWay} />
          {withCards && <p className={css.hint}>{t('demo.password')}</p>}
        </Sheet>
      </div>
    </Page>
  );
}

/** The code of a message's link stands behind the `#`, which browsers send to nobody; it is taken out of sight at once. */
function takeLink(): MessageLink | null {
  const [, kind, code] = /^#(reset|invite)=([\w-]{20,100})$/.exec(window.location.hash) ?? [];
  if (code === undefined) return null;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return { kind: kind === 'invite' ? 'invite' : 'reset', code };
}

/** Whoever comes here signed in is told so, and may go on or leave. */
function AlreadyIn() {
  const { t } = useWords();
  // As it was when the page opened: a sign-in that is under way here must not disturb itself.
  const [name] = useState(useQueryClient().getQueryData(sessionQuery.queryKey)?.actor.name);
  const signOut = useSignOut();
  if (!name) return null;
  return <p className={css.already}>{t('signIn.already', { name })} <Link to="/">{t('signIn.goOn')}</Link> · <button type="button" onClick={() => signOut.mutate()}>{t('person.signOut')}</button></p>;
}

function NotSetUp() {
  const { t } = useWords();
  const { data } = useQuery(setupState);
  return data?.needed ? <p className={css.setup} role="status"><b>{t('setup.needed')}</b> {t('setup.neededFix')}</p> : null;
}
