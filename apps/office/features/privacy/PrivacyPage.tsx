import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';
import { BreachesTab } from './BreachesTab.tsx';
import { PersonPrivacySection } from './PersonPrivacySection.tsx';
import { ProcessingTab } from './ProcessingTab.tsx';
import { RequestsTab } from './RequestsTab.tsx';
import { RetentionTab } from './RetentionTab.tsx';
import { PRIVACY_TABS, type PrivacyTab } from './search.ts';
import css from './privacy.module.css';

const route = getRouteApi('/privacy');
const FOR_EVERYBODY: readonly PrivacyTab[] = ['processing', 'own'];

/** Everything the house owes to the people whose data it keeps: requests, breaches, retention, the register, and one's own data. */
export function PrivacyPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const { data: session } = useQuery(sessionQuery);
  const keeps = canAnywhere(session, 'privacy.read');
  const tabs = PRIVACY_TABS.filter((tab) => keeps || FOR_EVERYBODY.includes(tab));
  const open = tabs.find((tab) => tab === search.tab) ?? tabs[0];
  return (
    <Page>
      <PageTitle title={t('nav.privacy')} under={t('privacy.about')} />
      <nav className={css.tabs} aria-label={t('privacy.tabs')}>
        {tabs.map((tab) => <Link key={tab} to="/privacy" search={{ tab }} aria-current={tab === open ? 'page' : undefined} activeProps={{}}>{t(`privacy.tab.${tab}`)}</Link>)}
      </nav>
      {session && open === 'requests' && <RequestsTab session={session} state={search.state ?? 'open'} />}
      {session && open === 'breaches' && <BreachesTab session={session} show={search.show ?? 'all'} />}
      {session && open === 'retention' && <RetentionTab session={session} search={search} />}
      {open === 'processing' && <ProcessingTab />}
      {session && open === 'own' && <PersonPrivacySection person={session.actor.id} />}
    </Page>
  );
}
