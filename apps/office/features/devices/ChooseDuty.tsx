import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterField } from '../../components/FilterField.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { useWords } from '../../i18n/index.ts';
import { phoneDuties } from './queries.ts';
import type { PhoneDuty } from './wire.ts';
import { regionWords } from './words.ts';
import css from './devices.module.css';

const PAUSE_MILLISECONDS = 200;

type Props = { duties?: readonly PhoneDuty[] | undefined; busy: boolean; onChoose: (duty: PhoneDuty) => void; onClose: () => void };

/** Whose phone, and for which of their duties: found by name among those whose role uses a phone. */
export function ChooseDuty({ duties, busy, onChoose, onClose }: Props) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), PAUSE_MILLISECONDS);
  const list = useQuery({ ...phoneDuties(asked), enabled: duties === undefined, placeholderData: keepPreviousData });
  const rows = duties ?? list.data?.rows;
  const [chosen, setChosen] = useState<number | null>(duties?.length === 1 ? (duties[0]?.assignment ?? null) : null);
  const duty = rows?.find(({ assignment }) => assignment === chosen);
  return (
    <form className={css.stack} onSubmit={(event) => { event.preventDefault(); if (duty) onChoose(duty); }}>
      {!duties && <FilterField label={t('invite.find')} placeholder={t('invite.find')} value={q} onChange={setQ} />}
      {rows && rows.length > 0 && (
        <fieldset className={css.plain}>
          <legend>{t('invite.who')}</legend>
          <div className={css.duties}>{rows.map((one) => <DutyLine key={one.assignment} duty={one} checked={one.assignment === chosen} onCheck={() => setChosen(one.assignment)} />)}</div>
        </fieldset>
      )}
      {rows?.length === 0 && <EmptyState title={t('invite.none')} fix={t('invite.noneFix')} />}
      {list.error && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!rows && !list.error && <Loading lines={4} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={!duty} loading={busy}>{t('invite.make')}</Button>
        <Button variant="default" onClick={onClose}>{t('invite.close')}</Button>
      </div>
    </form>
  );
}

function DutyLine({ duty, checked, onCheck }: { duty: PhoneDuty; checked: boolean; onCheck: () => void }) {
  const words = useWords();
  const { t, text } = words;
  return (
    <label>
      <input type="radio" name="duty" checked={checked} onChange={onCheck} />
      <span>
        <b>{duty.person.name}</b>, {text(duty.duty)}, {regionWords(duty, words)}
        <span className={css.note}>{duty.election ?? t('devices.anyElection')}{duty.devices > 0 && <> · {t('invite.has', { count: duty.devices })}</>}</span>
      </span>
    </label>
  );
}
