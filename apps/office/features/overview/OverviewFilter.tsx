import type { ContestSummary, EventSummary } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import type { OverviewSearch, SetOverview } from './search.ts';
import css from './overview.module.css';

type Props = { events: readonly EventSummary[]; event: EventSummary; contests: readonly ContestSummary[]; contest: number | null; search: OverviewSearch; hasOutliers: boolean; set: SetOverview };

/** Which election, which of its contests, and what is looked at. */
export function OverviewFilter({ events, event, contests, contest, search, hasOutliers, set }: Props) {
  const { t } = useWords();
  const all = event.publication === 'as_recorded' ? [] : [{ value: '', label: t('overview.anyContest') }];
  return (
    <div className={css.filter} data-print="never">
      {events.length > 1 && <Select label={t('overview.event')} value={event.slug} options={events.map(({ slug, name }) => ({ value: slug, label: name }))} onChange={(slug) => set({ event: slug, region: undefined, contest: undefined, code: undefined, q: undefined })} />}
      <Select label={t('overview.contest')} value={contest === null ? '' : String(contest)} options={[...all, ...contests.map(({ id, name }) => ({ value: String(id), label: name }))]} onChange={(id) => set({ contest: id || undefined })} />
      {hasOutliers && <Choice label={t('overview.tab')} value={search.tab ?? 'progress'} options={[{ value: 'progress', label: t('overview.tab.progress') }, { value: 'outliers', label: t('overview.tab.outliers') }]} onChange={(tab) => set({ tab: tab === 'outliers' ? tab : undefined })} />}
    </div>
  );
}
