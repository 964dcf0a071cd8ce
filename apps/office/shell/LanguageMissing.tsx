import { useWords } from '../i18n/index.ts';
import css from './OfflineBanner.module.css';

/**
 * Says that the words that were asked for did not come, to one who reads Indonesian and to one who does not. A browser remembers
 * that a file did not come for as long as the page lives: only a reload asks for it again.
 */
export function LanguageMissing() {
  const { t, missing } = useWords();
  return (
    <div role="status" data-print="never">
      {missing && (
        <div className={css.banner}>
          <p>{t('app.noEnglish')} <span lang="en">English could not be loaded. Save what you are writing, then reload the page.</span></p>
          <button type="button" onClick={() => window.location.reload()}>{t('app.reload')} · <span lang="en">Reload</span></button>
        </div>
      )}
    </div>
  );
}
