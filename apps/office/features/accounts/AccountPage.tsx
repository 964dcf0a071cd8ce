import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { OwnDevices } from '../devices/OwnDevices.tsx';
import { OwnLanguage } from './own/OwnLanguage.tsx';
import { OwnPasskeys } from './own/OwnPasskeys.tsx';
import { OwnPassword } from './own/OwnPassword.tsx';
import { OwnRecoveryCodes } from './own/OwnRecoveryCodes.tsx';
import { OwnSessions } from './own/OwnSessions.tsx';
import { OwnTotp } from './own/OwnTotp.tsx';
import { account as accountQuery } from './queries.ts';

/** One's own way in: password, second factors, recovery codes, and where one is signed in. */
export function AccountPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(accountQuery);
  const own = data?.account;
  return (
    <Page>
      <PageTitle title={t('account.title')} over={data?.person.name} under={own?.login} />
      {data && !own && <EmptyState title={t('account.none')} fix={t('account.noneFix')} />}
      {own && (
        <>
          <Sheet title={t('account.password')}><OwnPassword login={own.login} setAt={own.passwordSetAt} /></Sheet>
          <Sheet title={t('account.totp')}><OwnTotp totp={own.totp} /></Sheet>
          <Sheet title={t('account.passkeys')}><OwnPasskeys passkeys={own.passkeys} /></Sheet>
          <Sheet title={t('account.codes')}><OwnRecoveryCodes left={own.recoveryCodesLeft} /></Sheet>
        </>
      )}
      {data && <Sheet title={t('account.language')}><OwnLanguage lang={data.person.lang} /></Sheet>}
      {data && <OwnDevices />}
      {data && <Sheet title={t('account.sessions')}><OwnSessions sessions={data.sessions} /></Sheet>}
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Loading lines={10} />}
    </Page>
  );
}
