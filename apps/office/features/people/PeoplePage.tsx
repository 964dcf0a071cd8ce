import { Page } from '../../components/Page.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useWords } from '../../i18n/index.ts';

/** Not built yet. */
export function PeoplePage() {
  const { t } = useWords();
  return <Page><PageTitle title={t('nav.people')} /></Page>;
}
