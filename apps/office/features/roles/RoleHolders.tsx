import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AssignmentView } from '../../../../modules/people/contract.ts';
import { address } from '../../api/client.ts';
import { session as sessionQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { useScheme } from '../regions/useScheme.ts';
import { mayRevoke } from './giving.ts';
import { assignments, filterOf, roles as rolesQuery } from './queries.ts';
import { useElections } from './useElections.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import { roleColumns } from './role-columns.tsx';
import { RoleFilter } from './RoleFilter.tsx';
import type { RolesSearch } from './search.ts';
import css from './roles.module.css';

type Props = { search: RolesSearch; set: (change: Partial<RolesSearch>) => void; onDone: (told: string) => void };

/** The list of who holds what, narrowed as the address says. */
export function RoleHolders({ search, set, onDone }: Props) {
  const words = useWords();
  const { t } = words;
  const elections = useElections();
  const scheme = useScheme();
  const { data: session } = useQuery(sessionQuery);
  const { data: roles = [] } = useQuery(rolesQuery);
  const list = useInfiniteQuery(assignments(search, scheme));
  const [revoking, setRevoking] = useState<AssignmentView | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const columns = roleColumns(words, { elections, ended: search.state === 'ended', mayRevoke: (row) => session !== undefined && mayRevoke(session, roles, row), onRevoke: setRevoking });
  const more = (): void => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); };
  return (
    <>
      <RoleFilter search={search} set={set} roles={roles} person={rows[0]?.person.name} />
      {list.data && rows.length === 0 && <EmptyState title={t('roles.empty')} fix={t('roles.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet title={list.hasNextPage ? t('roles.title') : t('roles.count', { count: rows.length })} flush aside={<Downloads search={search} scheme={scheme} />}>
          <DataTable label={t('roles.title')} rows={rows} columns={columns} rowKey={({ id }) => String(id)} onEnd={more} />
        </Sheet>
      )}
      {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={10} />}
      {revoking && <RevokeDialog row={revoking} onDone={onDone} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Downloads({ search, scheme }: { search: RolesSearch; scheme: string | undefined }) {
  const { t } = useWords();
  return (
    <span className={css.tools} data-print="never">
      {(['csv', 'xlsx'] as const).map((format) => <a key={format} href={address('/api/assignments/export', { ...filterOf(search, scheme), format })} download>{t(`roles.${format}`)}</a>)}
    </span>
  );
}
