import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { audit } from '../../api/queries.ts';
import type { AuditRow } from '../../api/types.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useActorName } from '../../shell/useActorName.ts';
import css from './AuditPage.module.css';

const route = getRouteApi('/audit');

/** The trail: every write of the house, one line each. */
export function AuditPage() {
  const { t } = useWords();
  const { thing } = route.useSearch();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(audit(thing));
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page>
      <PageTitle title={t('audit.title')} under={t('audit.about')} />
      {data && rows.length === 0 && <EmptyState title={t('audit.empty')} fix={t('audit.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet aria-label={t('audit.title')}>
          <ol className={css.trail}>{rows.map((row) => <Line key={row.id} row={row} />)}</ol>
          {hasNextPage && <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>}
        </Sheet>
      )}
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={10} />}
    </Page>
  );
}

function Line({ row }: { row: AuditRow }) {
  const { t, moment } = useWords();
  const nameOf = useActorName();
  const details = detailsOf(row.details);
  return (
    <li>
      <time className={css.when} dateTime={row.at}>{moment(row.at)}</time>
      <p className={css.what}><b>{row.action}</b> · {t('sheet.by', { actor: nameOf(row.actor) })}{row.region !== null && <> · <span className="codes">{row.region || t('region.nation')}</span></>}{row.thing && <> · {row.thing}</>}</p>
      {details.length > 0 && <dl className={css.details}>{details.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
    </li>
  );
}

const written = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(written).join(', ') || '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Details are whatever the action left; each of its parts is shown as written. */
function detailsOf(details: unknown): [string, string][] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).map(([name, value]) => [name, written(value)]);
}
