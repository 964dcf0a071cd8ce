import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { region as regionQuery } from '../../api/queries.ts';
import type { RegionPage as Region } from '../../api/types.ts';
import { Facts, type Fact } from '../../components/Facts.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { PageProblem } from '../../components/PageProblem.tsx';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useKeys } from '../../components/useKeys.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { ChangeList } from './ChangeList.tsx';
import { RegionChildren } from './RegionChildren.tsx';
import { RegionContests } from './RegionContests.tsx';
import { useScheme } from './useScheme.ts';

const route = getRouteApi('/regions');

/** One region of a tree: its codes, where it hangs, what it holds, how it changed. */
export function RegionPage() {
  const search = route.useSearch();
  const usual = useScheme();
  const scheme = search.scheme ?? usual;
  const { data, error, refetch } = useQuery({ ...regionQuery(scheme ?? '', search.path ?? ''), enabled: scheme !== undefined });
  if (data && scheme !== undefined) return <Region page={data} scheme={scheme} />;
  if (error) return <PageProblem error={error} onRetry={refetch} />;
  return <Page><Loading lines={10} /></Page>;
}

function Region({ page, scheme }: { page: Region; scheme: string }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { region, ancestors } = page;
  const upward = ancestors.filter((one) => one.path !== region.path);
  const parent = upward.at(-1);
  useKeys({ u: () => (parent ? void navigate({ to: route.id, search: { scheme, path: parent.path } }) : false) });
  const name = region.path === '' ? t('region.nation') : region.name;
  return (
    <Page>
      <RegionTrail ancestors={upward} here={name} link={(one, text) => <Link to="/regions" search={{ scheme, path: one.path }}>{text}</Link>} />
      <PageTitle title={name} place={region.path} under={<>{t(`level.${region.level}`)}{region.code && <> · <span className="codes">{region.code}</span></>}</>} />
      <Sheet title={t('region.counts')}><Facts facts={factsOf(page, scheme, words)} /></Sheet>
      <RegionContests scheme={scheme} region={region} />
      <RegionChildren page={page} scheme={scheme} />
      <Sheet title={t('region.changes')}><ChangeList changes={page.changes} scheme={scheme} /></Sheet>
    </Page>
  );
}

function factsOf({ region, counts }: Region, scheme: string, { t, number, date }: Words): Fact[] {
  const { votersMale, votersFemale } = counts;
  const held: readonly (readonly ['regencies' | 'subdistricts' | 'villages' | 'stations', number])[] =
    [['regencies', counts.regencies], ['subdistricts', counts.subdistricts], ['villages', counts.villages], ['stations', counts.stations]];
  const validity = region.validFrom && region.validTo ? t('region.validBetween', { from: date(region.validFrom), to: date(region.validTo) })
    : region.validFrom ? t('region.validSince', { from: date(region.validFrom) })
      : region.validTo ? t('region.validUntil', { to: date(region.validTo) }) : '';
  return [
    ...(region.code ? [{ label: t('region.code'), value: <span className="codes">{region.code}</span>, note: scheme }] : []),
    ...held.filter(([, count]) => count > 0).map(([key, count]) => ({ label: t(`region.${key}`), value: number(count) })),
    ...(votersMale === null ? [] : [{ label: t('region.votersMale'), value: number(votersMale) }]),
    ...(votersFemale === null ? [] : [{ label: t('region.votersFemale'), value: number(votersFemale) }]),
    ...(validity ? [{ label: t('region.valid'), value: validity }] : []),
    ...(region.aliases.length > 0 ? [{ label: t('region.aliases'), value: region.aliases.join(', ') }] : []),
  ];
}
