import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { OwnerDialog } from './OwnerDialog.tsx';
import { queue as queueQuery } from './queries.ts';
import type { QueueSearch } from './search.ts';
import type { QueueRow } from './wire.ts';
import css from './queue.module.css';

type Props = { /** Whether the actor looks after the queue of a whole region. */ mayAt: (region: string) => boolean; search: QueueSearch; set: (change: Partial<QueueSearch>) => void };

/** The kelurahan of the filter. */
export function QueueList({ mayAt, search, set }: Props) {
  const words = useWords();
  const { t } = words;
  const list = useInfiniteQuery(queueQuery(search));
  const [naming, setNaming] = useState<QueueRow | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <>
      {list.data && rows.length === 0 && <Nothing search={search} />}
      {rows.length > 0 && (
        <Sheet title={t('queue.count', { count: total })} flush>
          <DataTable label={t('nav.queue')} rows={rows} columns={columns({ words, set, onName: setNaming, isWide: (search.region ?? '').split('.').length < SUBDISTRICT })} rowKey={({ village }) => village.path} total={total} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />
        </Sheet>
      )}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {naming && <OwnerDialog event={search.event ?? ''} row={naming} mayAll={mayAt(naming.subdistrict.path)} onClose={() => setNaming(null)} />}
    </>
  );
}

function Nothing({ search: { state, olderThan, unnamed } }: Pick<Props, 'search'>) {
  const { t } = useWords();
  const isFiltered = state !== undefined || olderThan !== undefined || unnamed !== undefined;
  return <EmptyState title={t(isFiltered ? 'queue.emptyFilter' : 'queue.empty')} fix={t(isFiltered ? 'queue.emptyFilterFix' : 'queue.emptyFix')} />;
}

const COUNTS = [
  ['awaited', (row: QueueRow) => row.awaited], ['photographed', (row: QueueRow) => row.photographed], ['entered', (row: QueueRow) => row.entered - row.unphotographed],
  ['unphotographed', (row: QueueRow) => row.unphotographed], ['different', (row: QueueRow) => row.different], ['asked_again', (row: QueueRow) => row.askedAgain], ['accepted', (row: QueueRow) => row.accepted], ['replaced', (row: QueueRow) => row.replaced],
] as const;

type Wanted = { words: Words; set: Props['set']; onName: (row: QueueRow) => void; isWide: boolean };
/** Segments of a path down to the subdistrict: from there on every row would say the same one. */
const SUBDISTRICT = 3;

function columns({ words: { t, number, moment }, set, onName, isWide }: Wanted): Column<QueueRow>[] {
  return [
    {
      id: 'village', label: t('queue.village'), head: t('queue.village'),
      cell: ({ village, subdistrict }) => (
        <>
          <button type="button" className={css.link} onClick={() => set({ region: village.path })}>{village.name}</button>
          {isWide && <span className={css.note}><button type="button" className={css.link} onClick={() => set({ region: subdistrict.path })}>{subdistrict.name}</button></span>}
        </>
      ),
    },
    {
      id: 'owner', label: t('queue.owner'), head: t('queue.owner'),
      cell: (row) => (
        <span className={css.owner}>
          <span>{row.owner ? <>{row.owner.name}{!row.owner.named && <span className={css.note}>{t('queue.ownerByPost')}</span>}</> : <span className={css.warn}>{t('queue.ownerNobody')}</span>}</span>
          <Button variant="default" size="xs" onClick={() => onName(row)} aria-label={t('queue.changeOf', { name: row.village.name })}>{t('queue.change')}</Button>
        </span>
      ),
    },
    ...COUNTS.map(([state, count]): Column<QueueRow> => ({
      id: state, label: t(`queue.state.${state}`), head: t(`queue.short.${state}`), align: 'end', cell: (row) => (count(row) === 0 ? <span className="quiet">0</span> : <span className={state === 'different' || state === 'replaced' ? css.warn : undefined}>{number(count(row))}</span>),
    })),
    { id: 'oldest', label: t('queue.oldest'), head: t('queue.oldest'), cell: ({ oldest, village }) => (oldest === null ? <span className="quiet">–</span> : moment(oldest, village.path)) },
  ];
}
