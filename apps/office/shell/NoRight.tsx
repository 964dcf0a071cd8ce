import { ButtonLink } from '../components/ButtonLink.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Page } from '../components/Page.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { useWords } from '../i18n/index.ts';

/** A room that this person's role does not open, reached by a typed or sent address. */
export function NoRight({ room }: { room: string }) {
  const { t } = useWords();
  return (
    <Page>
      <PageTitle title={t('gate.noRight')} over={room} />
      <EmptyState title={t('gate.noRightDetail')} fix={t('gate.noRightFix')} action={<ButtonLink to="/">{t('nav.home')}</ButtonLink>} />
    </Page>
  );
}
