import { useQuery } from '@tanstack/react-query';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere, placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { useContests } from '../../api/useContests.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { HallCard } from '../plenary-bundle/HallCard.tsx';
import { EventSection } from './EventSection.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ownWork } from './own-work.ts';
import { OwnWorkCard } from './OwnWorkCard.tsx';

/** The first room: which elections there are, how far each contest is, and what needs eyes. */
export function HomePage() {
  const { t } = useWords();
  const session = useQuery(sessionQuery).data;
  const mayLook = canAnywhere(session, 'elections.read');
  const { data, error, refetch } = useQuery({ ...eventsQuery, enabled: mayLook });
  const work = ownWork(session, data ?? []);
  if (!mayLook) return <WithoutRole />;
  return (
    <Page>
      <PageTitle title={t('home.title')} />
      <HallCard />
      {work.map((one) => <OwnWorkCard key={one} work={one} />)}
      {data && data.length > 0 && <Elections session={session} events={underWayFirst(data)} isAllDone={work.length === 0} />}
      {data?.length === 0 && (canAnywhere(session, 'people.write') || canAnywhere(session, 'roles.grant') ? <FirstSteps /> : <EmptyState title={t('home.empty')} fix={t('home.emptyFix')} />)}
      {!data && (error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />)}
    </Page>
  );
}

/** An election that is counted here stands above those whose figures were brought in once. */
const underWayFirst = (events: readonly EventSummary[]): EventSummary[] =>
  [...events].sort((a, b) => Number(a.publication === 'as_recorded') - Number(b.publication === 'as_recorded'));

/** The elections in which this person reads figures somewhere. @param isAllDone nothing else on this page is theirs to do */
function Elections({ session, events, isAllDone }: { session: Session | undefined; events: readonly EventSummary[]; isAllDone: boolean }) {
  const { t } = useWords();
  const { data, error, refetch } = useContests(events.map((event) => ({ event, places: placesWithin(session, 'recapitulation.read', placeIn(event, '')) })));
  if (!data) return error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />;
  if (isAllDone && data.every((own) => own.length === 0)) return <EmptyState title={t('own.nothing')} fix={t('own.homeFix')} />;
  return events.map((event, at) => <EventSection key={event.id} event={event} contests={data[at] ?? []} />);
}

/** Somebody who is known, but serves nowhere (yet): an applicant, or an officer whose term is over. */
function WithoutRole() {
  const { t } = useWords();
  return (
    <Page>
      <PageTitle title={t('own.noRole')} />
      <EmptyState title={t('own.noRoleDetail')} fix={t('own.noRoleFix')} action={<ButtonLink to="/account">{t('account.title')}</ButtonLink>} />
    </Page>
  );
}
