import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RoleView } from '../../../../modules/people/contract.ts';
import { region as regionQuery } from '../../api/queries.ts';
import type { Level, Session } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { HitLine } from '../regions/HitLine.tsx';
import { withinOf } from '../regions/within.ts';
import { grantPlaces, mayGrantAt } from './giving.ts';
import { Picker } from './Picker.tsx';
import { regionsNamed } from './queries.ts';

export type ChosenRegion = { readonly path: string; readonly name: string; readonly level: Level };
type Props = { session: Session; scheme: string; role: RoleView; value: ChosenRegion | null; onChange: (region: ChosenRegion | null) => void };

const PAUSE_MILLISECONDS = 200;

/** A region on a level that fits the role, within the actor's own; where there is only their own, it is chosen already. */
export function RegionPicker({ session, scheme, role, value, onChange }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, PAUSE_MILLISECONDS);
  const levels = [...new Set(role.levels.map((level) => (level === 'station' ? 'village' : level)))];
  const fits = (level: Level): boolean => levels.some((one) => one === level);
  const own = useQuery(regionQuery(scheme, grantPlaces(session)[0]?.path ?? '')).data?.region;
  useEffect(() => {
    if (own && fits(own.level)) onChange({ path: own.path, name: own.name, level: own.level });
    // Once, when the region is known: a choice that was taken back stays so.
  }, [own?.path]);
  const { data } = useQuery(regionsNamed(scheme, q, levels.length === 1 ? levels[0] : undefined, withinOf(scheme, grantPlaces(session))));
  const hits = data?.filter((hit) => hit.station === null && fits(hit.level) && mayGrantAt(session, scheme, hit.path));
  return (
    <Picker
      required
      label={t('roles.pickRegion')} hint={t('roles.pickRegionHint')} nothing={t('roles.nowhere')} typed={typed} onType={setTyped}
      chosen={value && <><b>{value.path === '' ? t('region.nation') : value.name}</b> <span className="codes">{value.path}</span></>}
      found={q.trim() === '' ? undefined : hits} keyOf={({ path }) => path} draw={(hit) => <HitLine hit={hit} />}
      onChoose={(hit) => onChange(hit && { path: hit.path, name: hit.name, level: hit.level })}
    />
  );
}
