import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { GiveMandate } from '../../../../modules/supervision/contract.ts';
import { write } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { Choice } from '../../components/Choice.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Missing } from '../../components/Required.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { RegionField } from '../people/RegionField.tsx';
import { withinOf } from '../regions/within.ts';
import { Dialog } from '../roles/Dialog.tsx';
import { PersonPicker, type ChosenPerson } from '../roles/PersonPicker.tsx';
import { ContestantFields, type ChosenContestant } from './ContestantFields.tsx';
import { MANDATE_KINDS } from './search.ts';
import css from './mandates.module.css';

type Draft = { person: ChosenPerson | null; kind: GiveMandate['kind']; contestant: ChosenContestant | null; region: string | undefined; station: string; letter: string };
type Props = { session: Session; event: EventSummary; onDone: (told: string) => void; onClose: () => void };
const VILLAGE_PARTS = 4;

/** Records for whom somebody watches and where, down to the TPS. */
export function GiveDialog({ session, event, onDone, onClose }: Props) {
  const { t } = useWords();
  const places = placesWithin(session, 'supervision.mandate', placeIn(event, ''));
  const contests = useContestsAt(event, places);
  const [draft, setDraft] = useState<Draft>({ person: null, kind: 'witness', contestant: null, region: places[0] || undefined, station: '', letter: '' });
  const set = (change: Partial<Draft>): void => setDraft((old) => ({ ...old, ...change }));
  const give = useGive(() => {
    onDone(t('mandates.recorded', { name: draft.person?.name ?? '' }));
    onClose();
  });
  const missing = missingIn(draft);
  const ready = missing.length === 0 && !give.isPending;
  const submit = (): void => { if (ready) give.mutate(inputOf(event.slug, draft)); };
  return (
    <Dialog title={t('mandates.give')} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={(submitted) => { submitted.preventDefault(); submit(); }}>
        <Choice label={t('mandates.kind')} value={draft.kind} options={MANDATE_KINDS.map((value) => ({ value, label: t(`mandates.kind.${value}`) }))} onChange={(kind) => set({ kind, contestant: null })} />
        <PersonPicker scheme={event.scheme} value={draft.person} onChange={(person) => set({ person })} />
        <p className="small quiet">{t('mandates.roleFirst')}</p>
        {draft.kind === 'witness' && contests.error && <ProblemView error={contests.error} onRetry={contests.refetch} />}
        {draft.kind === 'witness' && contests.data && <ContestantFields contests={contests.data} onChange={(contestant) => set({ contestant })} />}
        <RegionField required label={t('mandates.place')} value={draft.region} within={withinOf(event.scheme, places.map((path) => placeIn(event, path)))} onChange={(region) => set({ region, station: '' })} />
        {draft.region?.split('.').length === VILLAGE_PARTS && <TextField label={t('mandates.station')} hint={t('mandates.stationHint')} inputMode="numeric" value={draft.station} onChange={(station) => set({ station: station.replace(/\D/g, '').slice(0, 4) })} />}
        <TextField required isMarked label={t('mandates.letter')} hint={t('mandates.letterHint')} value={draft.letter} maxLength={100} onChange={(letter) => set({ letter })} />
        {give.error && <ProblemView error={give.error} onRetry={submit} />}
        <div className={css.tools}>
          <Button type="submit" disabled={!ready} loading={give.isPending}>{t('mandates.record')}</Button>
          <Button variant="default" onClick={onClose}>{t('sheet.cancel')}</Button>
        </div>
        <Missing fields={missing.map((field) => t(field))} />
      </form>
    </Dialog>
  );
}

/** What must be filled in and is not yet, in the order of the form. */
const missingIn = ({ person, kind, contestant, region, letter }: Draft) => ([
  [person === null, 'mandates.person'], [kind === 'witness' && contestant === null, 'mandates.contestant'], [region === undefined, 'mandates.place'], [letter.trim() === '', 'mandates.letter'],
] as const).flatMap(([isMissing, field]) => (isMissing ? [field] : []));

const inputOf = (event: string, { person, kind, contestant, region, station, letter }: Draft): GiveMandate => ({
  event, person: person?.id ?? '', kind, contestType: contestant?.type ?? null, contestant: contestant?.number ?? null, path: `${region ?? ''}${station === '' ? '' : `/${Number(station)}`}`, letter: letter.trim(),
});

/** Sends it. The same content keeps its key, so that sending again after silence records once. */
function useGive(onDone: () => void) {
  const client = useQueryClient();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (input: GiveMandate) => {
      const body = JSON.stringify(input);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return write('/api/mandates', input, sent.current.key);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['mandates'] });
      onDone();
    },
  });
}
