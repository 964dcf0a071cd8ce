import { useState } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog, isSaid } from './FormDialog.tsx';
import { present } from './next-step.ts';
import { useAct } from './useAct.ts';
import { CAPACITIES, type Attend, type Capacity, type PlenaryPage } from './wire.ts';
import { NO_WITNESS, WitnessFields, type Witness } from './WitnessFields.tsx';
import css from './plenary.module.css';

/** Writes down who came; the window stays for the next one, as people come in a row. */
export function AttendDialog({ page, onClose }: { page: PlenaryPage; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [capacity, setCapacity] = useState<Capacity>(page.attendance.some((one) => one.capacity === 'chair') ? 'witness' : 'chair');
  const [witness, setWitness] = useState<Witness>(NO_WITNESS);
  const [told, setTold] = useState<string | null>(null);
  const act = useAct(() => { setTold(witness.mandate?.person.name ?? name.trim()); setName(''); setWitness(NO_WITNESS); }, { waits: false });
  const [isSecond, setSecond] = useState(false);
  const isWitness = capacity === 'witness';
  const chair = capacity === 'chair' ? present(page).find((one) => one.capacity === 'chair') : undefined;
  const missing = [...(chair && !isSecond ? [t('plenary.secondChairYes')] : []), ...(name.trim() === '' && witness.mandate === null ? [t('plenary.name')] : []), ...(isWitness && witness.mandate === null ? unsaidOf(witness).map((key) => t(key)) : [])];
  return (
    <FormDialog title={t('plenary.do.attend')} submit={t('plenary.write')} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/attendance`, body: bodyOf(page, name.trim(), capacity, witness) })} onClose={onClose}>
      {told && <p className={css.told} role="status">{t('plenary.written', { name: told })}</p>}
      <TextField key={told} label={t('plenary.name')} value={name} onChange={(text) => { setName(text); setWitness((old) => ({ ...old, mandate: null })); }} maxLength={120} required isMarked autoFocus autoComplete="off" />
      <Select label={t('plenary.capacity')} value={capacity} options={CAPACITIES.map((value) => ({ value, label: t(`plenary.capacity.${value}`) }))} onChange={(value) => { setCapacity(value as Capacity); setWitness(NO_WITNESS); }} />
      {chair && (
        <div className={css.warned} role="status">
          <p>{t('plenary.secondChair', { name: chair.name })}</p>
          <Checkbox label={t('plenary.secondChairYes')} checked={isSecond} onChange={setSecond} />
        </div>
      )}
      {isWitness && <WitnessFields page={page} name={name} value={witness} onChange={setWitness} onName={setName} />}
    </FormDialog>
  );
}

/** What a witness without a recorded mandate has to tell. */
const unsaidOf = ({ contestant, why }: Witness) => [...(contestant === '' ? ['plenary.contestant' as const] : []), ...(isSaid(why) ? [] : ['plenary.whyNoMandate' as const])];

function bodyOf(page: PlenaryPage, name: string, capacity: Capacity, { mandate, contest, contestant, letter, why }: Witness): Attend {
  if (capacity !== 'witness') return { name, capacity, contestType: null, contestant: null, letter: null, person: null };
  if (mandate) return { name: mandate.person.name, capacity, contestType: mandate.contestType, contestant: mandate.contestant.number, letter: mandate.letter, person: mandate.person.id, mandate: mandate.id };
  const type = page.contests.find((one) => one.contest === (contest ?? page.contests[0]?.contest))?.type ?? null;
  return { name, capacity, contestType: type, contestant: Number(contestant), letter: letter.trim() || null, person: null, withoutMandate: why.trim() };
}
