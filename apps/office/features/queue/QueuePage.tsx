import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { address } from '../../api/client.ts';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { can, placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { queueParams } from './queries.ts';
import { QueueFilter } from './QueueFilter.tsx';
import { QueueList } from './QueueList.tsx';
import { QueuePlace } from './QueuePlace.tsx';
import { StationList } from './StationList.tsx';
import type { QueueSearch } from './search.ts';

const route = getRouteApi('/queue');
const VERB = 'sheets.supervise';

/** What has not come through, by kelurahan: how much, since when, and whose it is. */
export function QueuePage() {
  const { data: session } = useQuery(sessionQuery);
  const events = useQuery(eventsQuery);
  if (events.error) return <PageProblem error={events.error} onRetry={events.refetch} />;
  if (!session || !events.data) return <Page><Loading lines={10} /></Page>;
  return <Room session={session} events={tended(session, events.data)} />;
}

/** Elections whose figures come by verification, and in which this person looks after a queue. */
const tended = (session: Session, events: readonly EventSummary[]): EventSummary[] =>
  events.filter((event) => event.publication !== 'as_recorded' && placesWithin(session, VERB, placeIn(event, '')).length > 0);

function Room({ session, events }: { session: Session; events: readonly EventSummary[] }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<QueueSearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const event = events.find(({ slug }) => slug === search.event) ?? events[0];
  const places = event ? placesWithin(session, VERB, placeIn(event, '')) : [];
  const contests = useContestsAt(event, places).data ?? [];
  if (!event) return <Page><PageTitle title={t('nav.queue')} /><EmptyState title={t('queue.noEvent')} fix={t('queue.noEventFix')} /></Page>;
  const asked: QueueSearch = { ...search, event: event.slug, region: search.region ?? places[0] ?? '' };
  const isVillage = asked.region?.split('.').length === 4;
  return (
    <Page>
      <PageTitle
        title={t('nav.queue')} over={event.name} under={t('queue.about')}
        tools={<Button component="a" variant="default" href={address('/api/verification/queue/export', queueParams(asked))} download leftSection={<Icon name="download" />} aria-label={t('queue.export')}>CSV</Button>}
      />
      <QueuePlace scheme={event.scheme} region={asked.region ?? ''} places={places} onRegion={(region) => set({ region })} />
      <QueueFilter events={events} event={event} contests={contests} search={asked} set={set} />
      <QueueList key={event.slug} mayAt={(region) => can(session, VERB, placeIn(event, region))} search={asked} set={set} />
      {isVillage && <StationList event={event} region={asked.region ?? ''} contest={asked.contest} />}
    </Page>
  );
}
