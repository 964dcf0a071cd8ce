import { useQuery } from '@tanstack/react-query';
import { Choice } from '../../components/Choice.tsx';
import { FilterField } from '../../components/FilterField.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { roles as rolesQuery } from '../roles/queries.ts';
import type { DevicesSearch } from './search.ts';
import { DEVICE_STATES } from './wire.ts';
import css from './devices.module.css';

const STATES = ['all', ...DEVICE_STATES] as const;

/** Narrows the list by state, role and name; all of it stays in the address. */
export function DeviceFilter({ search, set }: { search: DevicesSearch; set: (change: Partial<DevicesSearch>) => void }) {
  const { t, text } = useWords();
  const roles = useQuery(rolesQuery).data?.filter(({ here }) => here.some(({ verb }) => verb === 'devices.report')) ?? [];
  return (
    <div className={css.filter} data-print="never">
      <FilterField label={t('devices.find')} placeholder={t('devices.find')} value={search.q ?? ''} onChange={(q) => set({ q: q || undefined })} />
      <Choice label={t('devices.state')} hideLabel value={search.state ?? 'all'} options={STATES.map((value) => ({ value, label: t(`devices.state.${value}`) }))} onChange={(state) => set({ state: state === 'all' ? undefined : state })} />
      <Select
        label={t('devices.role')} value={search.role ?? ''} onChange={(role) => set({ role: role || undefined })}
        options={[{ value: '', label: t('devices.anyRole') }, ...roles.map(({ id, name }) => ({ value: id, label: text(name) }))]}
      />
    </div>
  );
}
