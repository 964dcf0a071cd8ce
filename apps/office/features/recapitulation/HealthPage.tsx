import { useQuery } from '@tanstack/react-query';
import { events } from '../../api/queries.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { RecountLine } from './RecountLine.tsx';

/** The room where anybody can ask whether the running totals still are the sum of the sheets. */
export function HealthPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(events);
  return (
    <Page>
      <PageTitle title={t('health.title')} under={t('health.about')} tools={<ButtonLink to="/audit" search={{}}>{t('audit.title')}</ButtonLink>} />
      {data?.map((event) => (
        <Sheet key={event.id} title={event.name}>
          {event.contests.flatMap((contest) => contest.channels.map((channel) => <RecountLine key={`${contest.id}/${channel}`} contest={contest} scheme={event.scheme} channel={channel} />))}
        </Sheet>
      ))}
      {data?.length === 0 && <EmptyState title={t('home.empty')} fix={t('home.emptyFix')} />}
      {!data && (error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />)}
    </Page>
  );
}
