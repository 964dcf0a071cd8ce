import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { session as sessionQuery } from '../../../api/queries.ts';
import { can } from '../../../api/rights.ts';
import type { Session } from '../../../api/types.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ProblemView } from '../../../components/ProblemView.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { useWords, type Words } from '../../../i18n/index.ts';
import { sessions as sessionsQuery } from '../queries.ts';
import type { SessionsSearch } from '../search.ts';
import { post, type SessionPage } from '../wire.ts';
import { PersonCell } from './PersonCell.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import css from '../accounts.module.css';

type Row = SessionPage['rows'][number];
type Props = { search: SessionsSearch; set: (change: Partial<SessionsSearch>) => void };

/** The open sessions of people in one's region; each can be ended, with a reason, by whoever may. */
export function SessionList({ search, set }: Props) {
  const words = useWords();
  const { t } = words;
  const { data: session } = useQuery(sessionQuery);
  const list = useInfiniteQuery(sessionsQuery(search.person));
  const [ending, setEnding] = useState<Row | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const columns = columnsOf({ words, session, onPerson: (person) => set({ person }), onEnd: setEnding });
  const chosen = search.person === undefined ? undefined : rows.find(({ person }) => person.id === search.person)?.person.name ?? search.person;
  return (
    <>
      {chosen !== undefined && (
        <p>{t('sessions.only', { name: chosen })} <button type="button" className={css.link} onClick={() => set({ person: undefined })}>{t('sessions.everybody')}</button></p>
      )}
      {list.data && rows.length === 0 && <EmptyState title={t('sessions.empty')} fix={t('sessions.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet title={t('sessions.count', { count: rows.length })} flush>
          <DataTable label={t('sessions.title')} rows={rows} columns={columns} rowKey={({ id }) => id} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />
        </Sheet>
      )}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {ending && (
        <ReasonDialog
          title={t('sessions.endTitle')} about={t('sessions.endAbout', { name: ending.person.name, browser: ending.browser })} action={t('sessions.end')}
          send={(reason) => post(`/api/sessions/${ending.id}/end`, { reason })} refresh={['sessions']} onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

type Wanted = { words: Words; session: Session | undefined; onPerson: (person: string) => void; onEnd: (row: Row) => void };

const columnsOf = ({ words: { t, moment }, session, onPerson, onEnd }: Wanted): Column<Row>[] => [
  { id: 'person', label: t('sessions.person'), head: t('sessions.person'), cell: (row) => <button type="button" className={css.link} onClick={() => onPerson(row.person.id)} title={t('sessions.onlyThis')}>{row.person.name}</button> },
  { id: 'region', label: t('results.region'), head: t('results.region'), cell: (row) => <PersonCell scheme={row.person.scheme} path={row.person.path} /> },
  { id: 'browser', label: t('sessions.browser'), head: t('sessions.browser'), cell: (row) => <>{row.browser} {row.current && <span className={css.tag}>{t('sessions.this')}</span>}</> },
  { id: 'kind', label: t('sessions.how'), head: t('sessions.how'), cell: (row) => t(`sessions.kind.${row.kind}`) },
  { id: 'since', label: t('sessions.sinceHead'), head: t('sessions.sinceHead'), cell: (row) => moment(row.createdAt) },
  { id: 'seen', label: t('sessions.seenHead'), head: t('sessions.seenHead'), cell: (row) => moment(row.seenAt) },
  { id: 'address', label: t('sessions.network'), head: t('sessions.network'), cell: (row) => <span className="codes">{row.address ?? '–'}</span> },
  {
    id: 'end', label: t('sessions.end'), head: <span className="hidden-words">{t('sessions.end')}</span>,
    cell: (row) => (row.current || !can(session, 'sessions.revoke', row.person) ? null
      : <Button variant="default" size="xs" onClick={() => onEnd(row)} aria-label={`${t('sessions.end')}: ${row.person.name}`}>{t('sessions.end')}</Button>),
  },
];
