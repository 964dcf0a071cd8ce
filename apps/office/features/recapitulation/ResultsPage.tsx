import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { contest as contestQuery, results } from '../../api/queries.ts';
import type { ContestPage, ResultPage } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords } from '../../i18n/index.ts';
import type { ResultSearch } from '../../router-search.ts';
import { covers } from '../../api/rights.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { Paper } from './channel.ts';
import { useFirstWay } from './useFirstWay.ts';
import { ChildrenTable } from './ChildrenTable.tsx';
import { Overview } from './Overview.tsx';
import { LegalStanding, QuickStanding } from './LegalStanding.tsx';
import { NotYours, OwnPlaces } from './OwnPlaces.tsx';
import { ResultTools } from './ResultTools.tsx';
import { useOpening } from './useOpening.ts';

const route = getRouteApi('/contests/$contest/results');

/** Changes part of the address; a filter replaces it, so that "back" leaves the screen and not the filter. */
export type SetSearch = (change: Partial<ResultSearch>) => void;

/** The result of one contest in one region, and the way down to the sheets it is made of. */
export function ResultsPage() {
  const id = Number(route.useParams().contest);
  const search = route.useSearch();
  const contest = useQuery(contestQuery(id));
  const { places, region } = useOpening(contest.data, 'recapitulation.read', search.region);
  const { accepted, channel } = useFirstWay(contest.data?.event, contest.data, region, search.channel);
  const page = useQuery({ ...results(id, region ?? '', channel ?? ''), enabled: region !== null && channel !== undefined });
  const failed = contest.error ?? page.error;
  if (contest.data && region === null) return <NotYours contest={contest.data} places={places} />;
  if (contest.data && page.data) return <Results contest={contest.data} page={page.data} search={accepted ? { ...search, channel } : search} places={places} accepted={accepted} />;
  if (failed) return <PageProblem error={failed} onRetry={() => (contest.error ? contest.refetch() : page.refetch())} />;
  return <Page><Loading lines={12} /></Page>;
}

type Props = { contest: ContestPage; page: ResultPage; search: ResultSearch; places: readonly string[]; accepted: Paper | null };

function Results({ contest, page, search, places, accepted }: Props) {
  const words = useWords();
  const navigate = useNavigate();
  const params = { contest: String(contest.id) };
  const set: SetSearch = (change) => void navigate({ to: route.id, params, search: (old: ResultSearch) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const upward = page.ancestors.filter((one) => covers(contest.region.path, one.path) && one.path !== page.region.path);
  const rights = useRightsIn(contest.event);
  const mayOpen = (path: string): boolean => rights.may('recapitulation.read', path);
  const parent = upward.filter(({ path }) => mayOpen(path)).at(-1);
  useKeys({ u: () => (parent ? void navigate({ to: route.id, params, search: stepTo(search, parent.path) }) : false) });
  const name = page.region.path === '' ? words.t('region.nation') : page.region.name;
  return (
    <Page>
      <OwnPlaces contest={contest} places={places} />
      <RegionTrail
        ancestors={upward} here={name}
        link={(region, text) => (mayOpen(region.path) ? <Link to="/contests/$contest/results" params={params} search={stepTo(search, region.path)}>{text}</Link> : <span>{text}</span>)}
      />
      <PageTitle
        title={name} place={page.region.path}
        over={<>{contest.name} · {words.date(contest.event.date)}</>}
        under={<>{words.t(`level.${page.region.level}`)}{page.region.code && <> · <span className="codes">{page.region.code}</span></>} · {words.t('results.asOf', { date: words.date(page.asOf), time: words.time(page.asOf) })}</>}
        tools={<ResultTools contest={contest} page={page} set={set} />}
      />
      {page.channel === 'main' && contest.event.publication !== 'as_recorded' && <QuickStanding accepted={accepted} page={page} />}
      {page.channel === 'pleno' && <LegalStanding contest={contest} page={page} />}
      <p data-print="only" className="small">{window.location.href}</p>
      <Overview contest={contest} page={page} official={search.official === '1'} set={set} />
      {page.children.length > 0 && <ChildrenTable contest={contest} page={page} search={search} set={set} />}
    </Page>
  );
}

/** The same view of another region: columns and sorting go along, the text filter does not. */
export const stepTo = (search: ResultSearch, region: string): ResultSearch => ({ ...search, region, q: undefined });
