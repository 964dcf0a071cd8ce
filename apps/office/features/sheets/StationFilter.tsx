import { RULES, type RuleCode } from '../../../../modules/forms/index.ts';
import type { ResultPage } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { ruleOption } from '../../components/rule-words.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { STATES, type StationSearch } from '../../router-search.ts';
import css from './StationFilter.module.css';

/** Rules that a recorded sheet can break; those about plenaries and photos have their own rooms. */
const CODES = (Object.keys(RULES) as RuleCode[]).filter((code) => RULES[code].judged === 'mask' || RULES[code].judged === 'sheet');

/** Narrows the list by state, by broken rule and by region; all of it stays in the address. */
export function StationFilter({ place, search, set }: { place: ResultPage; search: StationSearch; set: (change: Partial<StationSearch>, replace?: boolean) => void }) {
  const words = useWords();
  const { t } = words;
  const states = STATES.map((value) => ({ value, label: t(`stations.state.${value}`) }));
  const regions = place.childLevel === null || place.childLevel === 'station' ? [] : place.children;
  return (
    <div className={css.filter} data-print="never">
      <Choice label={t('stations.state')} hideLabel value={search.state ?? 'all'} options={states} onChange={(state) => set({ state: state === 'all' ? undefined : state })} />
      <Select
        label={t('stations.rule')} value={search.rule ?? ''} onChange={(rule) => set({ rule: rule || undefined })}
        options={[{ value: '', label: t('stations.ruleAny') }, ...CODES.map((value) => ({ value, label: ruleOption(words, value) }))]}
      />
      {regions.length > 0 && place.childLevel && (
        <Select
          label={t(`level.${place.childLevel}`)} value="" onChange={(region) => region && set({ region }, false)}
          options={[{ value: '', label: '…' }, ...regions.map((one) => ({ value: one.path, label: one.name }))]}
        />
      )}
    </div>
  );
}
