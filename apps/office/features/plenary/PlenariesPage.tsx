import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { events as eventsQuery, region as regionQuery, session as sessionQuery } from '../../api/queries.ts';
import { can, covers, placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, RegionRef, Session } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { PlanDialog } from './PlanDialog.tsx';
import { plenaryColumns } from './plenary-columns.tsx';
import { plenaries as plenariesQuery } from './queries.ts';
import type { PlenariesSearch } from './search.ts';
import { Waiting } from './Waiting.tsx';
import { waitingFirst } from './waits.ts';
import css from './plenary.module.css';

const route = getRouteApi('/plenaries');

/** The plenaries of a region and of those below it: where they stand, what is open, what nobody has planned yet. */
export function PlenariesPage() {
  const { data: session } = useQuery(sessionQuery);
  const events = useQuery(eventsQuery);
  if (events.error) return <PageProblem error={events.error} onRetry={events.refetch} />;
  if (!session || !events.data) return <Page><Loading lines={10} /></Page>;
  return <Room session={session} events={events.data.filter((event) => event.publication !== 'as_recorded' && placesWithin(session, 'recapitulation.read', placeIn(event, '')).length > 0)} />;
}

function Room({ session, events }: { session: Session; events: readonly EventSummary[] }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<PlenariesSearch>): void => void navigate({ search: (old: PlenariesSearch) => ({ ...old, ...change }), replace: true });
  const event = events.find(({ slug }) => slug === search.event) ?? events[0];
  if (!event) return <Page><PageTitle title={t('nav.plenaries')} /><EmptyState title={t('plenary.noEvent')} fix={t('plenary.noEventFix')} /></Page>;
  const own = placesWithin(session, 'recapitulation.read', placeIn(event, ''));
  const region = search.region ?? own[0] ?? '';
  return (
    <Page>
      <Trail event={event} path={region} own={own} onGo={(path) => set({ region: path })} />
      <PageTitle
        title={t('nav.plenaries')} under={t('plenary.about')} place={`${event.slug} ${region}`}
        tools={events.length > 1 && <Select label={t('verify.event')} value={event.slug} options={events.map(({ slug, name }) => ({ value: slug, label: name }))} onChange={(slug) => set({ event: slug, region: undefined })} />}
      />
      <List key={`${event.slug} ${region}`} session={session} event={event} region={region} onGo={(path) => set({ region: path })} />
    </Page>
  );
}

function Trail({ event, path, own, onGo }: { event: EventSummary; path: string; own: readonly string[]; onGo: (path: string) => void }) {
  const { t } = useWords();
  const { data } = useQuery(regionQuery(event.scheme, path));
  const isOpen = (one: RegionRef): boolean => own.some((place) => covers(place, one.path));
  const link = (one: RegionRef, name: string) => (isOpen(one) ? <button type="button" className={css.link} onClick={() => onGo(one.path)}>{name}</button> : <span>{name}</span>);
  return <RegionTrail ancestors={data?.ancestors ?? []} here={path === '' ? t('region.nation') : data?.region.name ?? path} link={link} />;
}

type ListProps = { session: Session; event: EventSummary; region: string; onGo: (path: string) => void };

function List({ session, event, region, onGo }: ListProps) {
  const words = useWords();
  const { t } = words;
  const list = useQuery(plenariesQuery(event.slug, region));
  const contests = useContestsAt(event, [region]).data ?? [];
  const [planning, setPlanning] = useState<RegionRef | null>(null);
  const rows = list.data?.rows ?? [];
  const mayPlan = (path: string): boolean => can(session, 'recapitulation.lead', placeIn(event, path));
  return (
    <>
      {list.data && rows.length === 0 && <EmptyState title={t('plenary.empty')} fix={t('plenary.emptyFix')} />}
      <Waiting rows={rows} contests={contests} mayLead={mayPlan} />
      {rows.length > 0 && (
        <Sheet title={t('plenary.count', { planned: rows.filter(({ id }) => id !== null).length, all: rows.length })} flush>
          <DataTable label={t('nav.plenaries')} rows={waitingFirst(rows, mayPlan)} columns={plenaryColumns({ words, contests, region, mayPlan, onPlan: setPlanning, onGo })} rowKey={(row) => row.region.path} />
        </Sheet>
      )}
      {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {planning && <PlanDialog event={event} region={planning} onClose={() => setPlanning(null)} />}
    </>
  );
}
