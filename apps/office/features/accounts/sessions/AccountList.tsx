import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { session as sessionQuery } from '../../../api/queries.ts';
import { can } from '../../../api/rights.ts';
import type { Session } from '../../../api/types.ts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterField } from '../../../components/FilterField.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ProblemView } from '../../../components/ProblemView.tsx';
import { Select } from '../../../components/Select.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { useWords, type Words } from '../../../i18n/index.ts';
import { accounts as accountsQuery } from '../queries.ts';
import { ACCOUNT_STATES, type SessionsSearch } from '../search.ts';
import type { AccountRow } from '../wire.ts';
import { AccountAction, actionsFor, type Action } from './AccountAction.tsx';
import { PersonCell } from './PersonCell.tsx';
import css from '../accounts.module.css';

const PAUSE_MILLISECONDS = 200;
type Props = { search: SessionsSearch; set: (change: Partial<SessionsSearch>) => void };
type Doing = { row: AccountRow; action: Action };

/** The accounts of one's region: their state, and what can be done for whoever lost their way in. */
export function AccountList({ search, set }: Props) {
  const words = useWords();
  const { t } = words;
  const { data: session } = useQuery(sessionQuery);
  const [q] = useDebouncedValue(search.q, PAUSE_MILLISECONDS);
  const list = useInfiniteQuery(accountsQuery(q, search.account));
  const [doing, setDoing] = useState<Doing | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  return (
    <>
      <div className={css.buttons}>
        <FilterField label={t('accounts.find')} placeholder={t('accounts.find')} value={search.q ?? ''} onChange={(text) => set({ q: text || undefined })} />
        <Select
          label={t('accounts.state')} value={search.account ?? ''} onChange={(value) => set({ account: ACCOUNT_STATES.find((state) => state === value) })}
          options={[{ value: '', label: t('stations.state.all') }, ...ACCOUNT_STATES.map((value) => ({ value, label: t(`accounts.state.${value}`) }))]}
        />
      </div>
      {list.data && rows.length === 0 && <EmptyState title={t('accounts.empty')} fix={t('accounts.emptyFix')} />}
      {rows.length > 0 && (
        <Sheet title={t('accounts.count', { count: rows.length })} flush>
          <DataTable label={t('accounts.title')} rows={rows} columns={columnsOf(words, session, setDoing)} rowKey={({ person }) => person.id} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />
        </Sheet>
      )}
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={8} />}
      {doing && <AccountAction row={doing.row} action={doing.action} onClose={() => setDoing(null)} />}
    </>
  );
}

const TONES: Readonly<Record<AccountRow['state'], string | undefined>> = { open: undefined, invited: 'quiet', incomplete: 'warn', disabled: 'warn' };

const columnsOf = ({ t, moment }: Words, session: Session | undefined, act: (doing: Doing) => void): Column<AccountRow>[] => [
  { id: 'person', label: t('sessions.person'), head: t('sessions.person'), cell: ({ person }) => person.name },
  { id: 'region', label: t('results.region'), head: t('results.region'), cell: ({ person }) => <PersonCell scheme={person.scheme} path={person.path} /> },
  { id: 'login', label: t('signIn.login'), head: t('signIn.login'), cell: ({ login }) => login },
  { id: 'state', label: t('accounts.state'), head: t('accounts.state'), cell: (row) => <span className={css.tag} data-tone={TONES[row.state]} title={row.disabledReason ?? undefined}>{t(`accounts.state.${row.state}`)}</span> },
  { id: 'factors', label: t('accounts.factors'), head: t('accounts.factors'), cell: ({ factors }) => factors.map((factor) => t(`accounts.factor.${factor}`)).join(', ') || '–' },
  { id: 'last', label: t('accounts.last'), head: t('accounts.last'), cell: ({ lastSignIn }) => (lastSignIn ? moment(lastSignIn) : t('accounts.never')) },
  { id: 'sessions', align: 'end', label: t('sessions.title'), head: t('sessions.title'), cell: (row) => row.sessions },
  {
    id: 'act', label: t('accounts.act'), head: <span className="hidden-words">{t('accounts.act')}</span>,
    cell: (row) => (!can(session, 'accounts.manage', row.person) || row.person.id === session?.actor.id ? null : (
      <select className={css.act} aria-label={`${t('accounts.act')}: ${row.person.name}`} value="" onChange={(event) => { const action = actionsFor(row).find((one) => one === event.currentTarget.value); if (action) act({ row, action }); }}>
        <option value="">{t('accounts.act')}…</option>
        {actionsFor(row).map((action) => <option key={action} value={action}>{t(`accounts.do.${action}`)}</option>)}
      </select>
    )),
  },
];
