import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { setupState } from './queries.ts';
import { useHallDoor } from './useHallDoor.ts';
import { SetupSteps } from './setup/SetupSteps.tsx';
import css from './SignInPage.module.css';

/** The first run of a real office: its first officer opens the first account, once. */
export function SetupPage() {
  const { t } = useWords();
  const hall = useHallDoor();
  const [token] = useState(takeToken);
  const { data, error, isFetching, refetch } = useQuery({ ...setupState, staleTime: 0 });
  // What was needed when the page opened: the last step ends the need while its words are still on screen.
  const [needed, setNeeded] = useState<boolean | null>(null);
  if (data && !isFetching && needed === null) setNeeded(data.needed);
  return (
    <Page>
      <div className={css.page}>
        <PageTitle title={hall?.title ?? t('setup.title')} under={needed === false ? undefined : t('setup.about')} />
        {needed === false && <Done hall={hall} />}
        {needed === true && token === null && <EmptyState title={t('setup.noToken')} fix={t('setup.noTokenFix')} action={<Link to="/sign-in" search={{}}>{t('signIn.title')}</Link>} />}
        {needed === true && token !== null && <SetupSteps token={token} />}
        {error && needed === null && <ProblemView error={error} onRetry={refetch} />}
        {!error && needed === null && <Loading lines={6} />}
      </div>
    </Page>
  );
}

/** Nothing is left to set up: an office has its accounts, a laptop its plenary. */
function Done({ hall }: { hall: ReturnType<typeof useHallDoor> }) {
  const { t } = useWords();
  return <EmptyState title={hall?.setUp ?? t('setup.done')} fix={hall?.setUpFix ?? t('setup.doneFix')} action={<ButtonLink to="/sign-in" search={{}}>{t('signIn.title')}</ButtonLink>} />;
}

/** The token stands behind the `#`, which browsers send to nobody; it is taken out of sight at once. */
function takeToken(): string | null {
  const token = /^#([\w-]{20,100})$/.exec(window.location.hash)?.[1] ?? null;
  if (token !== null) window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}
