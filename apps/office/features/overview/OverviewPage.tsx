import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { address } from '../../api/client.ts';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { can, placeIn, placesWithin } from '../../api/rights.ts';
import type { ContestSummary, EventSummary, Session } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { useWords } from '../../i18n/index.ts';
import { FlagPanel } from './FlagPanel.tsx';
import { NightHead } from './NightHead.tsx';
import { OutlierView } from './OutlierView.tsx';
import { OverviewFilter } from './OverviewFilter.tsx';
import { outlierParams, overview, type Asked } from './queries.ts';
import { RegionTable } from './RegionTable.tsx';
import type { OverviewSearch, SetOverview } from './search.ts';
import { StuckPanel } from './StuckPanel.tsx';
import { TileMap } from './TileMap.tsx';
import { Updated } from './Updated.tsx';
import type { OverviewPage as Data } from './wire.ts';
import css from './overview.module.css';

const route = getRouteApi('/overview');
const VERB = 'recapitulation.read';

/** The counting night of one region: how far, what is stuck and whose it is, what stands out. */
export function OverviewPage() {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const events = useQuery(eventsQuery);
  const search = route.useSearch();
  if (events.error) return <PageProblem error={events.error} onRetry={events.refetch} />;
  if (!session || !events.data) return <Page><Loading lines={12} /></Page>;
  const followed = events.data.filter((event) => placesWithin(session, VERB, placeIn(event, '')).length > 0).sort((a, b) => Number(a.publication === 'as_recorded') - Number(b.publication === 'as_recorded'));
  const event = followed.find(({ slug }) => slug === search.event) ?? followed[0];
  if (!event) return <Page><PageTitle title={t('overview.title')} /><EmptyState title={t('overview.noEvent')} fix={t('overview.noEventFix')} /></Page>;
  const region = search.region ?? placesWithin(session, VERB, placeIn(event, '')).find((path) => !path.includes('/'));
  if (region === undefined) return <Page><PageTitle title={t('overview.title')} over={event.name} /><EmptyState title={t('overview.stationOnly')} fix={t('overview.stationOnlyFix')} /></Page>;
  return <Night session={session} events={followed} event={event} asked={{ event: event.slug, region, contest: search.contest }} search={search} />;
}

type NightProps = { session: Session; events: readonly EventSummary[]; event: EventSummary; asked: Asked; search: OverviewSearch };

function Night({ session, events, event, asked, search }: NightProps) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const set: SetOverview = (change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const night = useQuery(overview(asked));
  const known = useContestsAt(event, [asked.region], { keepsOld: true });
  const page = night.data;
  const contests = known.data;
  const error = night.error ?? known.error;
  if (!page || !contests) return error ? <PageProblem error={error} onRetry={page ? known.refetch : night.refetch} /> : <Page><Loading lines={12} /></Page>;
  const name = page.region.path === '' ? t('region.nation') : page.region.name;
  const mayOpen = (path: string): boolean => can(session, VERB, placeIn(event, path));
  const isOutliers = search.tab === 'outliers' && page.total.states !== null;
  const file = (format: 'csv' | 'xlsx'): string => (isOutliers
    ? address(`/api/events/${event.slug}/outliers/export`, { ...outlierParams(asked, search), format })
    : address(`/api/events/${event.slug}/overview/export`, { region: asked.region, contest: asked.contest, format }));
  return (
    <Page>
      <RegionTrail ancestors={page.ancestors} here={name} link={(one, text) => (mayOpen(one.path) ? <Link to="/overview" search={{ ...search, region: one.path, q: undefined }}>{text}</Link> : <span>{text}</span>)} />
      <PageTitle
        title={name} place={`overview ${page.region.path}`} over={<>{t('overview.title')} · {event.name}</>} under={<Updated page={page} isFailing={night.isError} onRefresh={() => void night.refetch()} />}
        tools={(['csv', 'xlsx'] as const).map((format) => <Button key={format} component="a" variant="default" href={file(format)} download leftSection={<Icon name="download" />} aria-label={t(`overview.${format}`)}>{format.toUpperCase()}</Button>)}
      />
      <OverviewFilter events={events} event={event} contests={contests} contest={page.contest} search={search} hasOutliers={page.total.states !== null} set={set} />
      {isOutliers ? <Outliers contests={contests} asked={asked} search={search} set={set} mayList={can(session, 'sheets.read', placeIn(event, asked.region))} /> : <Progress event={event} page={page} search={search} set={set} />}
    </Page>
  );
}

function Outliers({ mayList, ...rest }: { contests: readonly ContestSummary[]; asked: Asked; search: OverviewSearch; set: SetOverview; mayList: boolean }) {
  const { t } = useWords();
  return mayList ? <OutlierView {...rest} /> : <EmptyState title={t('outlier.noRight')} fix={t('outlier.noRightFix')} />;
}

function Progress({ event, page, search, set }: { event: EventSummary; page: Data; search: OverviewSearch; set: SetOverview }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.beside}>
        <div className={css.head}><NightHead event={event} page={page} search={search} /></div>
        {page.total.states && <div className={css.stuckArea}><StuckPanel event={event} page={page} /></div>}
        {page.rows.length > 0 && <div className={css.mapArea}><TileMap event={event} page={page} search={search} /></div>}
        <div className={css.flagArea}><FlagPanel event={event} page={page} search={search} /></div>
      </div>
      {page.rows.length === 0 ? <EmptyState title={t('overview.none')} fix={t('overview.noneFix')} /> : <RegionTable event={event} page={page} search={search} set={set} />}
    </>
  );
}
