import { useQuery } from '@tanstack/react-query';
import { region as regionQuery } from '../../api/queries.ts';
import { covers } from '../../api/rights.ts';
import { RegionTrail } from '../../components/RegionTrail.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './queue.module.css';

type Props = { scheme: string; region: string; places: readonly string[]; onRegion: (path: string) => void };

/** Where the queue is looked at: the way up as far as the reader's own places reach, and one step down. */
export function QueuePlace({ scheme, region, places, onRegion }: Props) {
  const { t } = useWords();
  const { data } = useQuery(regionQuery(scheme, region));
  if (!data) return null;
  const name = region === '' ? t('region.nation') : data.region.name;
  const own = data.ancestors.filter(({ path }) => places.some((place) => covers(place, path)));
  const others = places.filter((path) => path !== region && !covers(path, region));
  return (
    <div className={css.place} data-print="never">
      <RegionTrail ancestors={own} here={name} link={(one, called) => <button type="button" className={css.link} onClick={() => onRegion(one.path)}>{called}</button>} />
      {data.children.length > 0 && (
        <Select
          label={t('queue.narrow')} value="" onChange={(path) => { if (path !== '') onRegion(path); }}
          options={[{ value: '', label: t('queue.narrowNone', { name }) }, ...data.children.map((child) => ({ value: child.path, label: child.name }))]}
        />
      )}
      {others.length > 0 && <button type="button" className={css.link} onClick={() => onRegion(others[0] ?? '')}>{t('queue.all')}</button>}
    </div>
  );
}
