import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { region as regionQuery } from '../../api/queries.ts';
import { zoneOf } from '../../../../modules/regions/rules.ts';
import type { EventSummary, RegionRef } from '../../api/types.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { dividedEvenly, GroupsField, groupsOf, type Division } from './GroupsField.tsx';
import { momentOf } from './moment.ts';
import { useAct } from './useAct.ts';
import type { PlanPlenary, PlenaryDone } from './wire.ts';

/** Where and when a region holds its plenary, and who reads what. */
export function PlanDialog({ event, region, onClose }: { event: EventSummary; region: RegionRef; onClose: () => void }) {
  const { t } = useWords();
  const zone = zoneOf(region.path);
  const navigate = useNavigate();
  const { data } = useQuery(regionQuery(event.scheme, region.path));
  const [place, setPlace] = useState('');
  const [when, setWhen] = useState('');
  const [agenda, setAgenda] = useState('');
  const [division, setDivision] = useState<Division>(() => dividedEvenly([], 1));
  const plan = useAct<PlenaryDone>(({ id }) => void navigate({ to: '/plenaries/$id', params: { id: String(id) }, search: {} }));
  const submit = (): void => {
    const body: PlanPlenary = { event: event.slug, region: region.path, place: place.trim(), plannedFor: momentOf(when, zone), agenda: agenda.trim() || null, groups: groupsOf(division, (number) => t('plenary.group', { number: String(number) })) };
    plan.mutate({ path: '/api/plenaries', body });
  };
  return (
    <FormDialog
      title={t('plenary.planAt', { name: region.path === '' ? t('region.nation') : region.name })} submit={t('plenary.plan')} busy={plan.isPending} error={plan.error}
      ready={isSaid(place)} missing={isSaid(place) ? [] : [t('plenary.place')]} onSubmit={submit} onClose={onClose}
    >
      <TextField label={t('plenary.place')} hint={t('plenary.placeHint')} value={place} onChange={setPlace} maxLength={200} required isMarked autoFocus />
      <TextField label={t('plenary.when')} hint={t('plenary.whenHint', { zone: zone.name })} type="datetime-local" value={when} onChange={setWhen} />
      <TextArea label={t('plenary.agenda')} hint={t('plenary.agendaHint')} value={agenda} onChange={setAgenda} max={2000} />
      <GroupsField units={data?.children ?? []} value={division} onChange={setDivision} />
    </FormDialog>
  );
}
