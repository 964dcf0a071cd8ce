import { useState } from 'react';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { bodyOf, otherChair, unsaidOf } from './attending.ts';
import { FormDialog } from './FormDialog.tsx';
import { useAct } from './useAct.ts';
import { CAPACITIES, type Capacity, type PlenaryPage } from './wire.ts';
import { NO_WITNESS, WitnessFields, type Witness } from './WitnessFields.tsx';
import css from './plenary.module.css';

/** Writes down who came; the window stays for the next one, as people come in a row. */
export function AttendDialog({ page, onClose }: { page: PlenaryPage; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [capacity, setCapacity] = useState<Capacity>(page.attendance.some((one) => one.capacity === 'chair') ? 'witness' : 'chair');
  const [witness, setWitness] = useState<Witness>(NO_WITNESS);
  const [told, setTold] = useState<string | null>(null);
  const act = useAct(() => { setTold(witness.mandate?.person.name ?? name.trim()); setName(''); setWitness(NO_WITNESS); setCapacity((old) => (old === 'chair' ? 'witness' : old)); }, { waits: false });
  const isWitness = capacity === 'witness';
  const chair = capacity === 'chair' ? otherChair(page) : undefined;
  const missing = [...(chair ? [t('plenary.capacity')] : []), ...(name.trim() === '' && witness.mandate === null ? [t('plenary.name')] : []), ...(isWitness && witness.mandate === null ? unsaidOf(witness).map((key) => t(key)) : [])];
  return (
    <FormDialog title={t('plenary.do.attend')} submit={t('plenary.write')} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={() => act.mutate({ path: `/api/plenaries/${page.id}/attendance`, body: bodyOf(page, name.trim(), capacity, witness) })} onClose={onClose} leave={told === null ? undefined : t('plenary.do.done')}>
      {told && <p className={css.told} role="status">{t('plenary.written', { name: told })}</p>}
      <TextField key={told} label={t('plenary.name')} value={name} onChange={(text) => { setName(text); setWitness((old) => ({ ...old, mandate: null })); }} maxLength={120} required isMarked autoFocus autoComplete="off" />
      <Select label={t('plenary.capacity')} value={capacity} options={CAPACITIES.map((value) => ({ value, label: t(`plenary.capacity.${value}`) }))} onChange={(value) => { setCapacity(value as Capacity); setWitness(NO_WITNESS); }} />
      {chair && <p className={css.warned} role="status">{t('plenary.secondChair', { name: chair.name })}</p>}
      {isWitness && <WitnessFields page={page} name={name} value={witness} onChange={setWitness} onName={setName} />}
    </FormDialog>
  );
}
