import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { PersonRow } from '../../../../modules/people/contract.ts';
import { mayStandInAddress, readSought } from '../../../../modules/people/rules.ts';
import { address } from '../../api/client.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { PeopleFilter } from './PeopleFilter.tsx';
import { personColumns } from './person-columns.tsx';
import { bearersOf, filterOf, people } from './queries.ts';
import type { PeopleSearch } from './search.ts';
import css from './people.module.css';

type Props = { search: PeopleSearch; set: (change: Partial<PeopleSearch>) => void };

/** The list, narrowed as the address says; a NIK or contact is looked up without ever standing in the address. */
export function PeopleList({ search, set }: Props) {
  const { t } = useWords();
  const scheme = useScheme();
  const [secret, setSecret] = useState('');
  const type = (text: string): void => {
    const isName = mayStandInAddress(text);
    setSecret(isName ? '' : text);
    set({ q: isName ? text || undefined : undefined });
  };
  const sought = readSought(secret);
  return (
    <>
      <PeopleFilter search={search} typed={secret || (search.q ?? '')} onType={type} set={set} />
      {secret === '' ? <Named search={search} scheme={scheme} /> : sought ? <Bearers value={sought.value} /> : <EmptyState title={t('people.typeOn')} fix={t('people.typeOnFix')} />}
    </>
  );
}

function Named({ search, scheme }: { search: PeopleSearch; scheme: string | undefined }) {
  const { t } = useWords();
  const list = useInfiniteQuery(people(search, scheme));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const more = (): void => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); };
  const isCut = list.data?.pages.some((page) => page.more) ?? false;
  return (
    <>
      {list.data && rows.length === 0 && <EmptyState title={t('people.empty')} fix={t('people.emptyFix')} />}
      {isCut && <p className="small quiet">{t('people.more')}</p>}
      {rows.length > 0 && <Rows rows={rows} title={list.hasNextPage || isCut ? t('people.title') : t('people.count', { count: rows.length })} onEnd={more} aside={<Downloads search={search} scheme={scheme} />} />}
      {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={10} />}
    </>
  );
}

function Bearers({ value }: { value: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(bearersOf(value));
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Loading lines={3} />;
  if (data.rows.length === 0) return <EmptyState title={t('people.nobodyBears')} fix={t('people.nobodyBearsFix')} />;
  return <Rows rows={data.rows} title={t('people.count', { count: data.rows.length })} />;
}

function Rows({ rows, title, onEnd, aside }: { rows: readonly PersonRow[]; title: string; onEnd?: () => void; aside?: ReactNode }) {
  const words = useWords();
  const columns = useMemo(() => personColumns(words), [words]);
  return <Sheet title={title} flush aside={aside}><DataTable label={words.t('people.title')} rows={rows} columns={columns} rowKey={({ id }) => id} onEnd={onEnd} /></Sheet>;
}

function Downloads({ search, scheme }: { search: PeopleSearch; scheme: string | undefined }) {
  const { t } = useWords();
  return (
    <span className={css.tools} data-print="never">
      {(['csv', 'xlsx'] as const).map((format) => <a key={format} href={address('/api/people/export', { ...filterOf(search, scheme), format })} download>{t(`people.${format}`)}</a>)}
    </span>
  );
}
