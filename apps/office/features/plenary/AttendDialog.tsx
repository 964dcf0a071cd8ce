import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contest as contestQuery } from '../../api/queries.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { useAct } from './useAct.ts';
import { CAPACITIES, type Attend, type Capacity, type PlenaryPage } from './wire.ts';
import css from './plenary.module.css';

/** Writes down who came; the window stays for the next one, as people come in a row. */
export function AttendDialog({ page, onClose }: { page: PlenaryPage; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [capacity, setCapacity] = useState<Capacity>(page.attendance.some((one) => one.capacity === 'chair') ? 'witness' : 'chair');
  const [contest, setContest] = useState(page.contests[0]?.contest ?? 0);
  const [contestant, setContestant] = useState('');
  const [letter, setLetter] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const act = useAct(() => { setTold(name.trim()); setName(''); setContestant(''); setLetter(''); });
  const type = page.contests.find((one) => one.contest === contest)?.type ?? null;
  const isWitness = capacity === 'witness';
  const missing = [...(name.trim() === '' ? [t('plenary.name')] : []), ...(isWitness && contestant === '' ? [t('plenary.contestant')] : []), ...(isWitness && letter.trim() === '' ? [t('plenary.letter')] : [])];
  const submit = (): void => {
    const body: Attend = { name: name.trim(), capacity, contestType: isWitness ? type : null, contestant: isWitness ? Number(contestant) : null, letter: letter.trim() || null, person: null };
    act.mutate({ path: `/api/plenaries/${page.id}/attendance`, body });
  };
  return (
    <FormDialog title={t('plenary.do.attend')} submit={t('plenary.write')} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={submit} onClose={onClose}>
      {told && <p className={css.told} role="status">{t('plenary.written', { name: told })}</p>}
      <TextField key={told} label={t('plenary.name')} value={name} onChange={setName} maxLength={120} required isMarked autoFocus autoComplete="off" />
      <Select label={t('plenary.capacity')} value={capacity} options={CAPACITIES.map((value) => ({ value, label: t(`plenary.capacity.${value}`) }))} onChange={(value) => setCapacity(value as Capacity)} />
      {isWitness && (
        <>
          {page.contests.length > 1 && <Select label={t('verify.contest')} value={String(contest)} options={page.contests.map((one) => ({ value: String(one.contest), label: one.name }))} onChange={(value) => { setContest(Number(value)); setContestant(''); }} />}
          <Contestants contest={contest} value={contestant} onChange={setContestant} />
          <TextField label={t('plenary.letter')} value={letter} onChange={setLetter} maxLength={100} required isMarked autoComplete="off" />
        </>
      )}
    </FormDialog>
  );
}

/** Whom a witness speaks for. */
function Contestants({ contest, value, onChange }: { contest: number; value: string; onChange: (number: string) => void }) {
  const { t } = useWords();
  const { data } = useQuery(contestQuery(contest));
  const options = (data?.contestants ?? []).map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }));
  return <Select label={t('plenary.contestant')} value={value} options={[{ value: '', label: t('plenary.choose') }, ...options]} onChange={onChange} />;
}
