import type { RegionRef } from '../../api/types.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import type { PlanPlenary } from './wire.ts';
import css from './plenary.module.css';

const MOST = 4;
/** How many groups read side by side, and which of them reads a region (by path). */
export type Division = { readonly count: number; readonly of: Readonly<Record<string, number>> };

/** Regions in their order, as evenly as they go. */
export const dividedEvenly = (units: readonly Pick<RegionRef, 'path'>[], count: number): Division =>
  ({ count, of: Object.fromEntries(units.map(({ path }, at) => [path, Math.floor((at * count) / Math.max(units.length, 1)) + 1])) });

/** As the server is told: one group that reads all needs no division. A group without any region is left out. */
export const groupsOf = ({ count, of }: Division, name: (number: number) => string): NonNullable<PlanPlenary['groups']> => (count === 1 ? []
  : Array.from({ length: count }, (_, at) => ({ name: name(at + 1), regions: Object.keys(of).filter((path) => of[path] === at + 1) })).filter(({ regions }) => regions.length > 0));

/** Side by side with several projectors: how many groups, and which kelurahan each reads. */
export function GroupsField({ units, value, onChange }: { units: readonly RegionRef[]; value: Division; onChange: (division: Division) => void }) {
  const { t } = useWords();
  const numbers = Array.from({ length: MOST }, (_, at) => String(at + 1));
  return (
    <fieldset className={css.groups}>
      <legend>{t('plenary.groups')}</legend>
      <Select label={t('plenary.groupCount')} value={String(value.count)} options={numbers.map((number) => ({ value: number, label: number }))} onChange={(count) => onChange(dividedEvenly(units, Number(count)))} />
      {value.count > 1 && (
        <ul className={css.division}>
          {units.map(({ path, name }) => (
            <li key={path}>
              <Select label={name} value={String(value.of[path] ?? 1)} options={numbers.slice(0, value.count).map((number) => ({ value: number, label: t('plenary.group', { number }) }))} onChange={(group) => onChange({ ...value, of: { ...value.of, [path]: Number(group) } })} />
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet">{t('plenary.groupsHint')}</p>
    </fieldset>
  );
}
