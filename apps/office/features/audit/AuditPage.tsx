import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { address, troubleIn } from '../../api/client.ts';
import { audit } from '../../api/queries.ts';
import { ButtonLink } from '../../components/ButtonLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { auditSearch, type AuditSearch } from '../../router-search.ts';
import { AuditFilter } from './AuditFilter.tsx';
import { AuditLine } from './AuditLine.tsx';
import css from './AuditPage.module.css';

const route = getRouteApi('/audit');

/** The trail: who did what, where and when, narrowed as the address says. */
export function AuditPage() {
  const { t } = useWords();
  // What else stands in an address is not the trail's affair.
  const search = auditSearch(route.useSearch());
  const navigate = route.useNavigate();
  const set = (change: AuditSearch): void => void navigate({ search: (now: AuditSearch) => ({ ...now, ...change }), replace: true });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(audit(search));
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const narrowed = Object.values(search).some((value) => value !== undefined);
  const clear = narrowed && <ButtonLink to="/audit" search={{}}>{t('audit.clear')}</ButtonLink>;
  return (
    <Page>
      <PageTitle title={t('audit.title')} under={t('audit.about')} tools={isClosed(error) ? undefined : <Tools search={search} />} />
      {!isClosed(error) && <div className={css.narrow}><AuditFilter search={search} set={set} />{clear}</div>}
      {data && rows.length === 0 && (narrowed
        ? <EmptyState title={t('audit.none')} fix={t('audit.noneFix')} />
        : <EmptyState title={t('audit.empty')} fix={t('audit.emptyFix')} />)}
      {rows.length > 0 && (
        <Sheet aria-label={t('audit.title')}>
          <ol className={css.trail}>{rows.map((row) => <AuditLine key={row.id} row={row} />)}</ol>
          {hasNextPage && <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>}
        </Sheet>
      )}
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={10} />}
    </Page>
  );
}

/** Whether the reader may not see the trail at all: then there is nothing to narrow or to take along. */
function isClosed(error: unknown): boolean {
  const trouble = troubleIn(error);
  return trouble.kind === 'problem' && (trouble.problem.code === 'not_allowed' || trouble.problem.code === 'not_signed_in');
}

function Tools({ search }: { search: AuditSearch }) {
  const { t } = useWords();
  const file = (format: 'csv' | 'xlsx'): string => address('/api/audit/export', { ...search, format });
  return (
    <>
      <Button component="a" variant="default" href={file('csv')} download leftSection={<Icon name="download" />} aria-label={t('results.downloadCsv')}>CSV</Button>
      <Button component="a" variant="default" href={file('xlsx')} download leftSection={<Icon name="download" />} aria-label={t('results.downloadXlsx')}>XLSX</Button>
    </>
  );
}
