import { useQuery } from '@tanstack/react-query';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { can, canAnywhere, placeIn, placesWithin } from '../../api/rights.ts';
import { useContests } from '../../api/useContests.ts';
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
  const events = useQuery(eventsQuery);
  const data = events.data;
  const session = useQuery(sessionQuery).data;
  // A recount is of a whole contest: it is for whoever holds the check over all of it.
  const contests = useContests((data ?? []).map((event) => ({ event, places: placesWithin(session, 'recapitulation.check', placeIn(event, '')) })));
  const checkable = contests.data && data?.map((event, at) => ({ ...event, contests: (contests.data?.[at] ?? []).filter(({ region }) => can(session, 'recapitulation.check', placeIn(event, region.path))) }))
    .filter((event) => event.contests.length > 0);
  const error = events.error ?? contests.error;
  const refetch = (): void => (data ? contests.refetch() : void events.refetch());
  return (
    <Page>
      <PageTitle title={t('health.title')} under={t('health.about')} tools={canAnywhere(session, 'audit.read') && <ButtonLink to="/audit" search={{}}>{t('audit.title')}</ButtonLink>} />
      {checkable?.map((event) => (
        <Sheet key={event.id} title={event.name}>
          {event.contests.flatMap((contest) => contest.channels.map((channel) => <RecountLine key={`${contest.id}/${channel}`} contest={contest} channel={channel} publication={event.publication} />))}
        </Sheet>
      ))}
      {data && data.length > 0 && checkable?.length === 0 && <EmptyState title={t('health.noRight')} fix={t('own.healthFix')} />}
      {data?.length === 0 && <EmptyState title={t('home.empty')} fix={t('home.emptyFix')} />}
      {!checkable && (error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />)}
    </Page>
  );
}
