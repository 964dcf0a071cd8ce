import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Place } from '../../../../kernel/access.ts';
import { address } from '../../api/client.ts';
import { can } from '../../api/rights.ts';
import type { Session } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { today } from './moments.ts';
import { PlaceChoice, placeFrom, placesHeld } from './PlaceChoice.tsx';
import { retention } from './queries.ts';
import { PastRuns, RunRetention } from './RunRetention.tsx';
import type { PrivacySearch } from './search.ts';
import type { DueRow, RetentionReport } from './wire.ts';
import css from './privacy.module.css';

const route = getRouteApi('/privacy');

/** What the clocks would do on a day, before they do it. */
export function RetentionTab({ session, search }: { session: Session; search: PrivacySearch }) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const on = search.on ?? today();
  const places = placesHeld(session, 'privacy.read');
  const held = places.find((place) => place === search.region) ?? places[0] ?? '*:';
  const place = placeFrom(held);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(retention(on, place.scheme, place.path));
  const report = data?.pages[0];
  const set = (change: Partial<PrivacySearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <div className={css.stack}>
      <p className="quiet">{t('retention.about')}</p>
      <div className={css.bar}>
        <div className={css.filters}>
          <label className={css.field}>{t('retention.on')}<input type="date" value={on} onChange={(event) => set({ on: event.currentTarget.value || undefined })} /></label>
          {places.length > 1 && <PlaceChoice session={session} verb="privacy.read" label={t('retention.region')} value={held} onChange={(value) => set({ region: value })} />}
        </div>
        <Button component="a" variant="default" href={address('/api/privacy/retention/export', { on })} download leftSection={<Icon name="download" />}>{t('privacy.csv')}</Button>
      </div>
      {error && <ProblemView error={error} onRetry={refetch} />}
      {!report && !error && <Loading />}
      {report && <Report report={report} rows={data.pages.flatMap(({ rows }) => rows)} place={place} mayRun={can(session, 'privacy.manage', place)} />}
      {hasNextPage && <div><Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('retention.more')}</Button></div>}
      <PastRuns />
    </div>
  );
}

/** The counts, the way to do it, and the lists behind the counts. */
function Report({ report, rows, place, mayRun }: { report: RetentionReport; rows: readonly DueRow[]; place: Place; mayRun: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Facts facts={[{ label: t('retention.due'), value: report.count, note: t('retention.dueNote') }, { label: t('retention.blocked'), value: report.blocked, note: t('retention.blockedNote') }]} />
      {mayRun && <RunRetention on={report.on} place={place} count={report.count} />}
      {rows.length === 0 ? <EmptyState title={t('retention.empty')} fix={t('retention.emptyFix')} /> : <><Groups report={report} /><Rows rows={rows} /></>}
    </>
  );
}

const blockerOf = (blocker: DueRow['blocker'], { t }: Words): string => (blocker ? t(`retention.blocker.${blocker}`) : t('retention.noBlocker'));

function Groups({ report }: { report: RetentionReport }) {
  const words = useWords();
  const { t, number } = words;
  type Group = RetentionReport['groups'][number];
  const columns: Column<Group>[] = [
    { id: 'item', head: t('retention.item'), label: t('retention.item'), cell: ({ item }) => t(`item.${item}`) },
    { id: 'count', head: t('retention.count'), label: t('retention.count'), align: 'end', cell: ({ count }) => number(count) },
    { id: 'act', head: t('retention.act'), label: t('retention.act'), cell: ({ act }) => t(`retention.act.${act}`) },
    { id: 'blocker', head: t('retention.blocker'), label: t('retention.blocker'), cell: ({ blocker }) => blockerOf(blocker, words) },
  ];
  return <Sheet title={t('retention.groups')} flush><DataTable label={t('retention.groups')} rows={report.groups} columns={columns} rowKey={({ item, blocker }) => `${item} ${blocker ?? ''}`} /></Sheet>;
}

function Rows({ rows }: { rows: readonly DueRow[] }) {
  const words = useWords();
  const { t, date } = words;
  const columns: Column<DueRow>[] = [
    { id: 'person', head: t('retention.person'), label: t('retention.person'), cell: ({ person, name }) => <Link to="/people/$person" params={{ person }}>{name}</Link> },
    { id: 'item', head: t('retention.item'), label: t('retention.item'), cell: ({ item }) => t(`item.${item}`) },
    { id: 'due', head: t('retention.dueOn'), label: t('retention.dueOn'), cell: ({ due }) => date(due) },
    { id: 'act', head: t('retention.act'), label: t('retention.act'), cell: ({ act }) => t(`retention.act.${act}`) },
    { id: 'blocker', head: t('retention.blocker'), label: t('retention.blocker'), cell: ({ blocker }) => blockerOf(blocker, words) },
    { id: 'place', head: t('retention.place'), label: t('retention.place'), cell: ({ path }) => <span className="codes">{path}</span> },
  ];
  return <Sheet title={t('retention.rows')} flush><DataTable label={t('retention.rows')} rows={rows} columns={columns} rowKey={({ person, item }) => `${person} ${item}`} /></Sheet>;
}
