import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Session } from '../../api/types.ts';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { fromField, toField } from './moments.ts';
import { TextArea } from './parts.tsx';
import { PlaceChoice, placeFrom, useFirstPlace } from './PlaceChoice.tsx';
import { useAct } from './useAct.ts';
import css from './privacy.module.css';

/** A breach as it is known at this hour; what becomes known later is added to it. */
export function BreachForm({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useWords();
  const [place, setPlace] = useState(useFirstPlace(session, 'privacy.manage'));
  const [draft, setDraft] = useState({ happened: '', happenedAt: '', discoveredAt: toField(new Date()), dataKinds: '', people: '', measures: '' });
  const set = (change: Partial<typeof draft>): void => setDraft((old) => ({ ...old, ...change }));
  const register = useAct(onClose);
  const discoveredAt = fromField(draft.discoveredAt);
  const dataKinds = draft.dataKinds.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const people = draft.people.trim() === '' ? null : Number(draft.people);
  const isWhole = discoveredAt !== null && dataKinds.length > 0 && draft.happened.trim().length >= 3 && draft.happenedAt.trim() !== '' && draft.measures.trim().length >= 3;
  const send = (): void => {
    if (!isWhole) return;
    const { scheme, path } = placeFrom(place);
    register.mutate({ path: '/api/privacy/breaches', body: { scheme: scheme === '*' ? 'kemendagri' : scheme, path, happened: draft.happened.trim(), happenedAt: draft.happenedAt.trim(), discoveredAt, dataKinds, people, measures: draft.measures.trim() } });
  };
  return (
    <Sheet title={t('breaches.register')}>
      <form className={css.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <PlaceChoice session={session} verb="privacy.manage" label={t('breaches.region')} value={place} onChange={setPlace} />
        <TextArea label={t('breaches.happened')} value={draft.happened} onChange={(happened) => set({ happened })} max={4000} />
        <TextField label={t('breaches.happenedAt')} value={draft.happenedAt} onChange={(happenedAt) => set({ happenedAt })} hint={t('breaches.happenedAtHint')} maxLength={200} />
        <TextField label={t('breaches.discoveredAt')} type="datetime-local" value={draft.discoveredAt} onChange={(at) => set({ discoveredAt: at })} />
        <TextArea label={t('breaches.dataKinds')} value={draft.dataKinds} onChange={(kinds) => set({ dataKinds: kinds })} />
        <TextField label={t('breaches.people')} inputMode="numeric" value={draft.people} onChange={(text) => set({ people: text.replace(/\D/g, '').slice(0, 9) })} />
        <TextArea label={t('breaches.measures')} value={draft.measures} onChange={(measures) => set({ measures })} max={4000} />
        {register.error && <ProblemView error={register.error} onRetry={send} />}
        <div className={css.buttons}>
          <Button type="submit" disabled={!isWhole || register.isPending}>{t('breaches.save')}</Button>
          <Button variant="default" onClick={onClose}>{t('privacy.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
