import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { region as regionQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { stationNumber, stationOf } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import css from './OwnPlaces.module.css';

type Props = { contest: ContestPage; places: readonly string[] };

/** The reader's own regions and stations in a contest, each a step away. Nothing where there is only one to be in. */
export function OwnPlaces({ contest, places }: Props) {
  const { t } = useWords();
  if (places.length < 2) return null;
  return (
    <nav className={css.places} aria-label={t('own.places')} data-print="never">
      <span className="small quiet">{t('own.places')}:</span>
      <ul>{places.map((path) => <li key={path}><PlaceLink contest={contest} path={path} /></li>)}</ul>
    </nav>
  );
}

/** The screen of somebody who may not look here: what is open instead, or that nothing is. */
export function NotYours({ contest, places }: Props) {
  const { t } = useWords();
  return (
    <Page>
      <PageTitle title={contest.name} over={contest.event.name} />
      {places.length === 0
        ? <EmptyState title={t('own.nothing')} fix={t('own.nothingFix')} action={<ButtonLink to="/">{t('nav.home')}</ButtonLink>} />
        : <EmptyState title={t('own.elsewhere')} fix={t('own.elsewhereFix')} action={<ul className={css.list}>{places.map((path) => <li key={path}><PlaceLink contest={contest} path={path} /></li>)}</ul>} />}
    </Page>
  );
}

function PlaceLink({ contest, path }: { contest: ContestPage; path: string }) {
  const { t } = useWords();
  const station = stationOf(path);
  const { data } = useQuery(regionQuery(contest.event.scheme, station?.village ?? path));
  const name = path === '' ? t('region.nation') : (data?.region.name ?? path);
  const params = { contest: String(contest.id) };
  if (!station) return <Link to="/contests/$contest/results" params={params} search={{ region: path }}>{name}</Link>;
  return (
    <Link to="/contests/$contest/sheets/$village/$station" params={{ ...params, village: station.village, station: String(station.number) }} search={{}}>
      TPS {stationNumber(station.number)}, {name}
    </Link>
  );
}
