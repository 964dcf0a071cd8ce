import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { contest as contestQuery } from '../../api/queries.ts';
import { TextField } from '../../components/TextField.tsx';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../i18n/index.ts';
import { ballotOf } from './people.ts';
import { mandates as mandatesQuery } from './queries.ts';
import type { HallMandate, PlenaryPage } from './wire.ts';

/** Whom a witness speaks for: by a recorded mandate, or by what was brought along and why no mandate is recorded. */
export type Witness = { readonly mandate: HallMandate | null; readonly contest: number | null; readonly contestant: string; readonly letter: string; readonly why: string };
export const NO_WITNESS: Witness = { mandate: null, contest: null, contestant: '', letter: '', why: '' };

type Props = { page: PlenaryPage; name: string; value: Witness; onChange: (witness: Witness) => void; /** A mandate knows the name of its bearer. */ onName: (name: string) => void };

/** The mandates that hold here, narrowed by the name as it is typed; without any of them contestant, letter and reason are asked. */
export function WitnessFields({ page, name, value, onChange, onName }: Props) {
  const { t } = useWords();
  const { data } = useQuery({ ...mandatesQuery(page.id, value.mandate === null ? name.trim() : value.mandate.person.name), placeholderData: keepPreviousData });
  const rows = (data?.rows ?? []).filter(({ attendance }) => attendance === null);
  const choose = (id: string): void => {
    const mandate = rows.find((one) => String(one.id) === id) ?? null;
    onChange({ ...value, mandate });
    if (mandate) onName(mandate.person.name);
  };
  const set = (change: Partial<Witness>): void => onChange({ ...value, ...change });
  const options = [{ value: '', label: t('plenary.noMandate') }, ...rows.map((one) => ({ value: String(one.id), label: [one.person.name, `${one.contestant.number} ${one.contestant.name}`, ballotOf(page, one), one.letter, one.place].filter(Boolean).join(' · ') }))];
  return (
    <>
      <Select label={t('plenary.mandate', { count: rows.length })} value={value.mandate === null ? '' : String(value.mandate.id)} options={options} onChange={choose} />
      {value.mandate === null && (
        <>
          {page.contests.length > 1 && <Select label={t('verify.contest')} value={String(value.contest ?? page.contests[0]?.contest ?? '')} options={page.contests.map((one) => ({ value: String(one.contest), label: one.name }))} onChange={(contest) => set({ contest: Number(contest), contestant: '' })} />}
          <Contestants contest={value.contest ?? page.contests[0]?.contest ?? 0} value={value.contestant} onChange={(contestant) => set({ contestant })} />
          <TextField label={t('plenary.letter')} hint={t('plenary.letterHint')} value={value.letter} onChange={(letter) => set({ letter })} maxLength={100} autoComplete="off" />
          <TextField label={t('plenary.whyNoMandate')} hint={t('plenary.whyNoMandateHint')} value={value.why} onChange={(why) => set({ why })} maxLength={300} required isMarked autoComplete="off" />
        </>
      )}
    </>
  );
}

function Contestants({ contest, value, onChange }: { contest: number; value: string; onChange: (number: string) => void }) {
  const { t } = useWords();
  const { data } = useQuery(contestQuery(contest));
  const options = (data?.contestants ?? []).map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }));
  return <Select label={t('plenary.contestant')} value={value} options={[{ value: '', label: t('plenary.choose') }, ...options]} onChange={onChange} />;
}
