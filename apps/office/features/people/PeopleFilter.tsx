import { ROLE_IDS, ROLES } from '../../../../modules/people/rules.ts';
import { useWords } from '../../i18n/index.ts';
import { RegionField } from './RegionField.tsx';
import type { PeopleSearch } from './search.ts';
import css from './people.module.css';

type Props = { search: PeopleSearch; typed: string; onType: (text: string) => void; set: (change: Partial<PeopleSearch>) => void };

/** By name, NIK or contact; by region; by role. */
export function PeopleFilter({ search, typed, onType, set }: Props) {
  const { t, text } = useWords();
  return (
    <search className={css.filter} aria-label={t('people.filter')} data-print="never">
      <label>{t('people.search')}
        <input type="search" value={typed} placeholder={t('people.searchHint')} maxLength={100} autoComplete="off" spellCheck={false} onChange={(event) => onType(event.currentTarget.value)} />
      </label>
      <RegionField value={search.region} onChange={(region) => set({ region })} />
      <label>{t('people.role')}
        <select value={search.role ?? ''} onChange={(event) => set({ role: event.currentTarget.value || undefined })}>
          <option value="">{t('people.anyRole')}</option>
          {ROLE_IDS.map((id) => <option key={id} value={id}>{text(ROLES[id].name)}</option>)}
        </select>
      </label>
    </search>
  );
}
