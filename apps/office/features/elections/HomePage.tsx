import { useQuery } from '@tanstack/react-query';
import { events, session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere, placeIn, placesWithin } from '../../api/rights.ts';
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
  const { data, error, refetch } = useQuery({ ...events, enabled: mayLook });
  const nothing = data && data.length > 0
    && data.every((event) => event.contests.every(({ region }) => placesWithin(session, 'recapitulation.read', placeIn(event, region.path)).length === 0));
  const work = ownWork(session, data ?? []);
  if (!mayLook) return <WithoutRole />;
  return (
    <Page>
      <PageTitle title={t('home.title')} />
      <HallCard />
      {work.map((one) => <OwnWorkCard key={one} work={one} />)}
      {data?.map((event) => <EventSection key={event.id} event={event} />)}
      {nothing && work.length === 0 && <EmptyState title={t('own.nothing')} fix={t('own.homeFix')} />}
      {data?.length === 0 && (canAnywhere(session, 'people.write') || canAnywhere(session, 'roles.grant') ? <FirstSteps /> : <EmptyState title={t('home.empty')} fix={t('home.emptyFix')} />)}
      {!data && (error ? <ProblemView error={error} onRetry={refetch} /> : <Loading />)}
    </Page>
  );
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
