import { useQuery } from '@tanstack/react-query';
import { events } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { EventSection } from './EventSection.tsx';

/** The first room: which elections there are, how far each contest is, and what needs eyes. */
export function HomePage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(events);
  return (
    <Page>
      <PageTitle title={t('home.title')} />
      {data?.map((event) => <EventSection key={event.id} event={event} />)}
      {data?.length === 0 && <EmptyState title={t('home.empty')} fix={t('home.emptyFix')} />}
      {!data && (error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />)}
    </Page>
  );
}
