import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MandateView } from '../../../../modules/supervision/contract.ts';
import { address } from '../../api/client.ts';
import { can, placeIn } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords, type Words } from '../../i18n/index.ts';
import { EndDialog } from './EndDialog.tsx';
import { filterOf, mandates as mandatesQuery } from './queries.ts';
import type { MandatesSearch } from './search.ts';
import css from './mandates.module.css';

type Props = { session: Session; event: EventSummary; search: MandatesSearch; onDone: (told: string) => void };

/** The list, narrowed as the address says, and the same as a file. */
export function MandateRows({ session, event, search, onDone }: Props) {
  const words = useWords();
  const { t } = words;
  const list = useInfiniteQuery(mandatesQuery(event.slug, search));
  const [ending, setEnding] = useState<MandateView | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const mayEnd = ({ path }: MandateView): boolean => can(session, 'supervision.mandate', placeIn(event, path));
  return (
    <>
      {list.data && rows.length === 0 && <EmptyState title={t('mandates.empty')} fix={t('mandates.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet title={t('mandates.count', { count: total })} flush aside={<Downloads event={event.slug} search={search} />}>
          <DataTable label={t('mandates.title')} rows={rows} columns={columns(words, mayEnd, setEnding)} rowKey={({ id }) => String(id)} total={total} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />
        </Sheet>
      )}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {ending && <EndDialog mandate={ending} onDone={onDone} onClose={() => setEnding(null)} />}
    </>
  );
}

function Downloads({ event, search }: { event: string; search: MandatesSearch }) {
  const { t } = useWords();
  return (
    <span className={css.tools} data-print="never">
      {(['csv', 'xlsx'] as const).map((format) => <a key={format} href={address('/api/mandates/export', { ...filterOf(event, search), format })} download>{t(`mandates.${format}`)}</a>)}
    </span>
  );
}

const columns = ({ t, moment }: Words, mayEnd: (row: MandateView) => boolean, onEnd: (row: MandateView) => void): Column<MandateView>[] => {
  const column = (id: string, label: string, cell: Column<MandateView>['cell'], more: Partial<Column<MandateView>> = {}): Column<MandateView> => ({ id, label, head: label, cell, ...more });
  return [
    column('person', t('mandates.person'), ({ person }) => person.name),
    column('kind', t('mandates.kind'), ({ kind }) => t(`mandates.kind.${kind}`)),
    column('for', t('mandates.for'), ({ contestType, contestant }) => (contestant && contestType ? `${t(`mandates.ballot.${contestType}`)} · ${contestant.number} ${contestant.name}` : '–'), { wide: true }),
    column('place', t('mandates.place'), ({ path, place }) => (path === '' ? t('region.nation') : place), { wide: true }),
    column('letter', t('mandates.letter'), ({ letter }) => letter, { wide: true }),
    column('given', t('mandates.given'), ({ givenAt, givenBy }) => t('mandates.givenBy', { when: moment(givenAt), who: givenBy }), { wide: true }),
    column('end', t('mandates.end'), (row) => (row.revokedAt !== null ? moment(row.revokedAt) : mayEnd(row) ? <Button variant="default" size="compact-sm" aria-label={`${t('mandates.end')}: ${row.person.name}, ${row.place}`} onClick={() => onEnd(row)}>{t('mandates.end')}</Button> : null)),
  ];
};
