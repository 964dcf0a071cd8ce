import type { EventSummary } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { RegionField } from '../people/RegionField.tsx';
import { MANDATE_KINDS, MANDATE_STATES, type MandatesSearch } from './search.ts';
import css from './mandates.module.css';

type Props = { events: readonly EventSummary[]; event: EventSummary; search: MandatesSearch; set: (change: Partial<MandatesSearch>) => void };

/** Narrows by election, kind, region and whether it still holds; all of it stays in the address. */
export function MandateFilter({ events, event, search, set }: Props) {
  const { t } = useWords();
  return (
    <div className={css.form} role="search" aria-label={t('mandates.filter')} data-print="never">
      <div className={css.tools}>
        <Choice label={t('mandates.state')} hideLabel value={search.state ?? 'now'} options={MANDATE_STATES.map((value) => ({ value, label: t(`mandates.state.${value}`) }))} onChange={(state) => set({ state: state === 'now' ? undefined : state })} />
        {search.person !== undefined && <button type="button" onClick={() => set({ person: undefined })}>{t('mandates.everybody')}</button>}
      </div>
      <div className={css.filter}>
        {events.length > 1 && <Select label={t('mandates.event')} value={event.slug} options={events.map(({ slug, name }) => ({ value: slug, label: name }))} onChange={(slug) => set({ event: slug, region: undefined })} />}
        <Select label={t('mandates.kind')} value={search.kind ?? ''} onChange={(kind) => set({ kind: MANDATE_KINDS.find((one) => one === kind) })} options={[{ value: '', label: t('mandates.anyKind') }, ...MANDATE_KINDS.map((value) => ({ value, label: t(`mandates.kind.${value}`) }))]} />
        <RegionField value={search.region} onChange={(region) => set({ region })} />
      </div>
    </div>
  );
}
