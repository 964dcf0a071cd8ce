import { ButtonLink } from '../components/ButtonLink.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Page } from '../components/Page.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { useWords } from '../i18n/index.ts';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords();
  return (
    <Page>
      <PageTitle title={t('app.notFound')} />
      <EmptyState title={t('app.notFoundFix')} action={<ButtonLink to="/">{t('nav.home')}</ButtonLink>} />
    </Page>
  );
}
