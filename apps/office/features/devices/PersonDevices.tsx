import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { session as sessionQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { deviceColumns } from './columns.tsx';
import { devices as devicesQuery } from './queries.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import type { DeviceRow } from './wire.ts';

/** The phones of one person, on that person's page. */
export function PersonDevices({ person }: { person: string }) {
  const words = useWords();
  const { data: session } = useQuery(sessionQuery);
  const list = useInfiniteQuery(devicesQuery({ person }));
  const [revoking, setRevoking] = useState<DeviceRow | null>(null);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      {rows.length > 0 && <DataTable label={words.t('nav.devices')} rows={rows} columns={deviceColumns({ words, session, onRevoke: setRevoking }).slice(1)} rowKey={({ id }) => id} />}
      {list.data && rows.length === 0 && <EmptyState title={words.t('devices.empty')} />}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={3} />}
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
