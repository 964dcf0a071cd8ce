import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { deviceColumns } from './columns.tsx';
import { devices as devicesQuery } from './queries.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import type { DevicesSearch } from './search.ts';
import type { DeviceRow } from './wire.ts';
import { regionWords } from './words.ts';
import css from './devices.module.css';

const PAUSE_MILLISECONDS = 200;

type Props = { search: DevicesSearch; set: (change: Partial<DevicesSearch>) => void; mayEnrol: boolean };

/** The phones of the filter, newest first. */
export function DeviceList({ search, set, mayEnrol }: Props) {
  const words = useWords();
  const { t } = words;
  const { data: session } = useQuery(sessionQuery);
  const [asked] = useDebouncedValue(search, PAUSE_MILLISECONDS);
  const list = useInfiniteQuery(devicesQuery(asked));
  const [revoking, setRevoking] = useState<DeviceRow | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const filtered = Object.values(search).some((value) => value !== undefined);
  const empty = filtered ? [t('devices.emptyFilter'), t('devices.emptyFilterFix')] : [t('devices.empty'), t(mayEnrol ? 'devices.emptyFix' : 'devices.emptyRead')];
  return (
    <>
      <Narrowed search={search} rows={rows} set={set} />
      {list.data && rows.length === 0 && <EmptyState title={empty[0] ?? ''} fix={empty[1] ?? ''} />}
      {rows.length > 0 && (
        <Sheet title={t('devices.count', { count: total })} flush>
          <DataTable label={t('nav.devices')} rows={rows} columns={deviceColumns({ words, session, set, onRevoke: setRevoking })} rowKey={({ id }) => id} total={total} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />
        </Sheet>
      )}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

/** Which person or region the list is narrowed to, by its name, and the way back. */
function Narrowed({ search, rows, set }: { search: DevicesSearch; rows: readonly DeviceRow[]; set: Props['set'] }) {
  const words = useWords();
  const { t } = words;
  const names = [
    search.person === undefined ? null : (rows.find(({ person }) => person.id === search.person)?.person.name ?? search.person),
    search.region === undefined ? null : (rows.map(({ on }) => on).filter(({ region }) => region === search.region).map((on) => regionWords(on, words))[0] ?? search.region),
  ].filter((name) => name !== null);
  if (names.length === 0) return null;
  return <p>{t('devices.only', { name: names.join(', ') })} <button type="button" className={css.link} onClick={() => set({ person: undefined, region: undefined, scheme: undefined })}>{t('devices.everything')}</button></p>;
}
