import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contest as contestQuery } from '../../api/queries.ts';
import type { EventSummary } from '../../api/types.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';

export type ChosenContestant = { readonly type: EventSummary['contests'][number]['type']; readonly number: number };

/** For whom a witness watches: the ballot, then one of those who stand on it. */
export function ContestantFields({ event, onChange }: { event: EventSummary; onChange: (contestant: ChosenContestant | null) => void }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState({ contest: event.contests[0]?.id ?? 0, number: '' });
  const { data } = useQuery({ ...contestQuery(chosen.contest), enabled: chosen.contest !== 0 });
  const choose = (contest: number, number: string): void => {
    setChosen({ contest, number });
    const type = event.contests.find(({ id }) => id === contest)?.type;
    onChange(number === '' || type === undefined ? null : { type, number: Number(number) });
  };
  return (
    <>
      <Select label={t('mandates.ballot')} value={String(chosen.contest)} options={event.contests.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => choose(Number(id), '')} />
      <Select
        label={t('mandates.contestant')} value={chosen.number} onChange={(number) => choose(chosen.contest, number)}
        options={[{ value: '', label: '…' }, ...(data?.contestants ?? []).filter(({ number }) => number > 0).map(({ number, name }) => ({ value: String(number), label: `${number} · ${name}` }))]}
      />
    </>
  );
}
