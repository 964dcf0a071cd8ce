import type { ContestSummary, EventSummary } from '../../api/types.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { sortOf, type QueueSearch } from './search.ts';
import { QUEUE_SORTS, WAITING_STATES } from './wire.ts';
import css from './queue.module.css';

const AGES = [30, 60, 180, 360, 720, 1440];
const HOUR = 60;

type Props = { events: readonly EventSummary[]; event: EventSummary; contests: readonly ContestSummary[]; search: QueueSearch; set: (change: Partial<QueueSearch>) => void };

/** Narrows and orders the queue; all of it stays in the address. */
export function QueueFilter({ events, event, contests, search, set }: Props) {
  const { t } = useWords();
  const age = (minutes: number): string => (minutes < HOUR ? t('queue.age.minutes', { minutes }) : t('queue.age.hours', { hours: minutes / HOUR }));
  return (
    <div className={css.filter} data-print="never">
      {events.length > 1 && <Select label={t('queue.event')} value={event.slug} options={events.map(({ slug, name }) => ({ value: slug, label: name }))} onChange={(slug) => set({ event: slug, contest: undefined, region: undefined })} />}
      <Select
        label={t('queue.contest')} value={String(search.contest ?? '')} onChange={(id) => set({ contest: id === '' ? undefined : Number(id) })}
        options={[{ value: '', label: t('queue.anyContest') }, ...contests.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <Select
        label={t('queue.state')} value={search.state ?? ''} onChange={(value) => set({ state: WAITING_STATES.find((state) => state === value) })}
        options={[{ value: '', label: t('queue.state.any') }, ...WAITING_STATES.map((value) => ({ value, label: t(`queue.state.${value}`) }))]}
      />
      <Select
        label={t('queue.age')} value={String(search.olderThan ?? '')} onChange={(value) => set({ olderThan: value === '' ? undefined : Number(value) })}
        options={[{ value: '', label: t('queue.age.any') }, ...AGES.map((minutes) => ({ value: String(minutes), label: age(minutes) }))]}
      />
      <Select label={t('queue.sort')} value={sortOf(search)} onChange={(value) => set({ sort: QUEUE_SORTS.find((sort) => sort === value) })} options={QUEUE_SORTS.map((value) => ({ value, label: t(`queue.sort.${value}`) }))} />
      <Checkbox label={t('queue.unnamed')} checked={search.unnamed === '1'} onChange={(checked) => set({ unnamed: checked ? '1' : undefined })} />
    </div>
  );
}
