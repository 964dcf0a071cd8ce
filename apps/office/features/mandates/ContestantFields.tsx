import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contest as contestQuery } from '../../api/queries.ts';
import type { ContestSummary } from '../../api/types.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';

export type ChosenContestant = { readonly type: ContestSummary['type']; readonly number: number };

/** For whom a witness watches: the ballot, then one of those who stand on it. */
export function ContestantFields({ contests, onChange }: { contests: readonly ContestSummary[]; onChange: (contestant: ChosenContestant | null) => void }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState({ contest: 0, number: '' });
  const ballot = chosen.contest || (contests[0]?.id ?? 0);
  const { data } = useQuery({ ...contestQuery(ballot), enabled: ballot !== 0 });
  const choose = (contest: number, number: string): void => {
    setChosen({ contest, number });
    const type = contests.find(({ id }) => id === contest)?.type;
    onChange(number === '' || type === undefined ? null : { type, number: Number(number) });
  };
  return (
    <>
      <Select label={t('mandates.ballot')} value={String(ballot)} options={contests.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => choose(Number(id), '')} />
      <Select
        label={t('mandates.contestant')} value={chosen.number} onChange={(number) => choose(ballot, number)}
        options={[{ value: '', label: '…' }, ...(data?.contestants ?? []).filter(({ number }) => number > 0).map(({ number, name }) => ({ value: String(number), label: `${number} · ${name}` }))]}
      />
    </>
  );
}
