import { useQueryClient } from '@tanstack/react-query';
import type { Lang } from '../../../../../kernel/text.ts';
import { session as sessionQuery } from '../../../api/queries.ts';
import { Choice } from '../../../components/Choice.tsx';
import { useWords } from '../../../i18n/index.ts';
import { Refusal } from '../Refusal.tsx';
import { post } from '../wire.ts';
import { useAccountChange } from './useAccountChange.ts';
import css from '../accounts.module.css';

/** Each named in its own language, so that it is found by whoever reads no other. */
const LANGUAGES: readonly { value: Lang; label: string }[] = [{ value: 'id', label: 'Bahasa Indonesia' }, { value: 'en', label: 'English' }];

/** The language of every message to me, and of these screens. */
export function OwnLanguage({ lang }: { lang: Lang }) {
  const { t, setLang } = useWords();
  const client = useQueryClient();
  const choose = useAccountChange((next: Lang) => post('/api/account/language', { lang: next }).then(() => next), (next: Lang) => {
    setLang(next);
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  });
  return (
    <div className={css.stack}>
      <p>{t('account.languageAbout')}</p>
      <Choice label={t('account.language')} hideLabel value={lang} options={LANGUAGES} onChange={(next) => { if (!choose.blocked) choose.send(next); }} />
      <p role="status" className="small">{choose.done ? t('account.languageDone') : ''}</p>
      <Refusal error={choose.error} wait={choose.wait} />
    </div>
  );
}
