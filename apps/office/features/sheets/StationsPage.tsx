import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { contest as contestQuery, results, sheetList } from '../../api/queries.ts';
import { covers } from '../../api/rights.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { ContestPage, ResultPage } from '../../api/types.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import type { StationSearch } from '../../router-search.ts';
import { usualChannel } from '../recapitulation/channel.ts';
import { NotYours } from '../recapitulation/OwnPlaces.tsx';
import { useOpening } from '../recapitulation/useOpening.ts';
import { stationColumns } from './station-columns.tsx';
import { StationFilter } from './StationFilter.tsx';

const route = getRouteApi('/contests/$contest/sheets');

/** Every station of a contest under a region, by its state: the working list of whoever has to complete the count. */
export function StationsPage() {
  const id = Number(route.useParams().contest);
  const search = route.useSearch();
  const contest = useQuery(contestQuery(id));
  const channel = search.channel ?? usualChannel(contest.data?.channels ?? []);
  const { places, region } = useOpening(contest.data, 'sheets.read', search.region);
  const place = useQuery({ ...results(id, region ?? '', channel), enabled: region !== null });
  const failed = contest.error ?? place.error;
  if (contest.data && region === null) return <NotYours contest={contest.data} places={places} />;
  if (contest.data && place.data) return <Stations contest={contest.data} place={place.data} search={search} />;
  if (failed) return <PageProblem error={failed} onRetry={() => (contest.error ? contest.refetch() : place.refetch())} />;
  return <Page><Loading lines={12} /></Page>;
}

function Stations({ contest, place, search }: { contest: ContestPage; place: ResultPage; search: StationSearch }) {
  const words = useWords();
  const { t } = words;
  const navigate = route.useNavigate();
  const params = { contest: String(contest.id) };
  const filter = { region: place.region.path, channel: place.channel, state: search.state ?? 'all', rule: search.rule };
  const list = useInfiniteQuery(sheetList(contest.id, filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const columns = useMemo(() => stationColumns(contest, place.channel, words), [contest, place.channel, words]);
  const { fetchNextPage, hasNextPage, isFetching } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetching]);
  const set = (change: Partial<StationSearch>, replace = true): void =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace });
  const rights = useRightsIn(contest.event);
  const upward = place.ancestors.filter((one) => covers(contest.region.path, one.path) && one.path !== place.region.path);
  return (
    <Page>
      <RegionTrail
        ancestors={upward} here={place.region.path === '' ? t('region.nation') : place.region.name}
        link={(one, name) => (rights.may('sheets.read', one.path) ? <Link to="/contests/$contest/sheets" params={params} search={{ ...search, region: one.path }}>{name}</Link> : <span>{name}</span>)}
      />
      <PageTitle
        title={t('stations.title')} place={place.region.path}
        over={<Link to="/contests/$contest/results" params={params} search={{ region: place.region.path, channel: search.channel }}>{contest.name}</Link>}
        under={<>{place.region.path === '' ? t('region.nation') : place.region.name} · {t(`level.${place.region.level}`)}</>}
      />
      <StationFilter place={place} search={search} set={set} />
      {list.data && (
        <Sheet title={t('stations.total', { count: total })} flush aside={<span className="small quiet" role="status">{list.isFetchingNextPage ? t('table.more') : t('stations.shown', { count: rows.length, total })}</span>}>
          {rows.length > 0
            ? <DataTable label={t('stations.title')} rows={rows} columns={columns} rowKey={(row) => `${row.village.path}/${row.number}`} total={total} onEnd={more} />
            : <div style={{ padding: '1rem' }}><EmptyState title={t('stations.empty')} fix={t('stations.emptyFix')} /></div>}
        </Sheet>
      )}
      {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={10} />}
    </Page>
  );
}
