import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { regionSearch } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterField } from '../../components/FilterField.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { HitLine } from './HitLine.tsx';
import { useScheme } from './useScheme.ts';
import css from './FindPage.module.css';

const route = getRouteApi('/regions/search');
const SHOWN = 50;

/** All that a search finds; forgiving of typing slips, since names are written in many ways. */
export function FindPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const usual = useScheme();
  const scheme = search.scheme ?? usual;
  const q = search.q ?? '';
  const { data, error, refetch } = useQuery({ ...regionSearch(scheme ?? '', q, SHOWN), enabled: q !== '' && scheme !== undefined });
  return (
    <Page>
      <PageTitle title={t('search.title')} under={data && t('search.found', { count: data.length })} />
      <FilterField label={t('search.label')} placeholder={t('search.placeholder')} value={q} onChange={(text) => void navigate({ to: route.id, search: { ...search, q: text || undefined }, replace: true })} />
      {q === '' && <EmptyState title={t('search.start')} fix={t('search.startFix')} />}
      {q !== '' && error && <ProblemView error={error} onRetry={refetch} />}
      {q !== '' && !data && !error && <Loading />}
      {data?.length === 0 && <EmptyState title={t('search.none', { q })} fix={t('search.noneFix')} />}
      {data && data.length > 0 && (
        <Sheet flush aria-label={t('search.title')}>
          <ul className={css.hits}>
            {data.map((hit) => (
              <li key={`${hit.path}/${hit.station ?? ''}`}><Link to="/regions" search={{ scheme, path: hit.path }}><HitLine hit={hit} /></Link></li>
            ))}
          </ul>
        </Sheet>
      )}
    </Page>
  );
}
