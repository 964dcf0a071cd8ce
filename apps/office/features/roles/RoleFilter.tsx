import { useQuery } from '@tanstack/react-query';
import type { RoleView } from '../../../../modules/people/contract.ts';
import { events as eventsQuery } from '../../api/queries.ts';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { person as personQuery } from '../people/queries.ts';
import { RegionField } from '../people/RegionField.tsx';
import { ROLE_STATES, type RolesSearch } from './search.ts';
import css from './roles.module.css';

type Props = { search: RolesSearch; set: (change: Partial<RolesSearch>) => void; roles: readonly RoleView[]; person: string | undefined };

/** Narrows by state, role, election, region and person; all of it stays in the address. */
export function RoleFilter({ search, set, roles, person }: Props) {
  const { t, text } = useWords();
  const { data: events = [] } = useQuery(eventsQuery);
  // Who holds no role of this list is in none of its rows.
  const asked = useQuery({ ...personQuery(search.person ?? ''), enabled: search.person !== undefined && person === undefined });
  const name = person ?? asked.data?.name ?? (asked.error ? search.person : '…');
  return (
    <div className={css.search} role="search" aria-label={t('roles.filter')} data-print="never">
      <div className={css.tools}>
        <Choice label={t('roles.state')} hideLabel value={search.state ?? 'now'} options={ROLE_STATES.map((value) => ({ value, label: t(`roles.state.${value}`) }))} onChange={(state) => set({ state: state === 'now' ? undefined : state })} />
        {search.person !== undefined && <><span>{t('roles.ofPerson', { name: name ?? '…' })}</span><button type="button" onClick={() => set({ person: undefined })}>{t('roles.everybody')}</button></>}
      </div>
      <div className={css.filter}>
        <Select label={t('roles.role')} value={search.role ?? ''} onChange={(role) => set({ role: role || undefined })} options={[{ value: '', label: t('roles.anyRole') }, ...roles.map(({ id, name }) => ({ value: id, label: text(name) }))]} />
        <Select label={t('roles.election')} value={search.within ?? ''} onChange={(within) => set({ within: within || undefined })} options={[{ value: '', label: t('roles.anyElection') }, ...events.map(({ slug, name }) => ({ value: `event:${slug}`, label: name }))]} />
        <RegionField value={search.region} onChange={(region) => set({ region })} />
      </div>
    </div>
  );
}
