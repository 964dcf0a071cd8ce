import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import { Choice } from '../../components/Choice.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import type { SessionsSearch } from './search.ts';
import { AccountList } from './sessions/AccountList.tsx';
import { SessionList } from './sessions/SessionList.tsx';

const route = getRouteApi('/sessions');

/** Who is signed in within one's own region, and the accounts behind them. */
export function SessionsPage() {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const set = (change: Partial<SessionsSearch>): void => void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const maySessions = canAnywhere(session, 'sessions.read');
  const mayAccounts = canAnywhere(session, 'accounts.read');
  const tab = mayAccounts && (search.tab === 'accounts' || !maySessions) ? 'accounts' : 'sessions';
  return (
    <Page>
      <PageTitle title={t(tab === 'accounts' ? 'accounts.title' : 'sessions.title')} under={t(tab === 'accounts' ? 'accounts.about' : 'sessions.about')} />
      {maySessions && mayAccounts && (
        <Choice
          label={t('sessions.show')} hideLabel value={tab} onChange={(chosen) => set({ tab: chosen === 'accounts' ? 'accounts' : undefined })}
          options={[{ value: 'sessions', label: t('sessions.title') }, { value: 'accounts', label: t('accounts.title') }]}
        />
      )}
      {tab === 'accounts' ? <AccountList search={search} set={set} /> : <SessionList search={search} set={set} />}
    </Page>
  );
}
