import { useState } from 'react';
import { fill } from '../../../../kernel/text.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { PUT_RIGHT } from '../../i18n/rooms/put-right.ts';
import { bodyOf, otherChair, unsaidOf } from './attending.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { useAct } from './useAct.ts';
import { CAPACITIES, type Attend, type Attendance, type Capacity, type PlenaryPage } from './wire.ts';
import { NO_WITNESS, WitnessFields, type Witness } from './WitnessFields.tsx';
import css from './plenary.module.css';

type Props = { page: PlenaryPage; person: Attendance; onClose: () => void };

/** What was written down of somebody is put right, or they are struck who were never here; both with the reason. */
export function PutRightDialog({ page, person, onClose }: Props) {
  const { t, text } = useWords();
  const [kind, setKind] = useState<'correct' | 'strike'>('correct');
  const [reason, setReason] = useState('');
  const asked = useAsked(page, person);
  const act = useAct(onClose);
  const missing = [...(kind === 'correct' ? asked.missing.map((key) => t(key)) : []), ...(isSaid(reason) ? [] : [text(PUT_RIGHT.reason)])];
  const submit = (): void => act.mutate({ path: `/api/plenaries/${page.id}/attendance/${person.id}/${kind}`, body: { ...(kind === 'correct' ? asked.body() : {}), reason: reason.trim() } });
  return (
    <FormDialog title={fill(text(PUT_RIGHT.title), { number: String(person.id), name: person.name })} submit={text(kind === 'correct' ? PUT_RIGHT.correctYes : PUT_RIGHT.strikeYes)} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={submit} onClose={onClose}>
      <Choice label={text(PUT_RIGHT.what)} value={kind} options={(['correct', 'strike'] as const).map((value) => ({ value, label: text(PUT_RIGHT[value]) }))} onChange={setKind} />
      {kind === 'correct' ? <Fields page={page} person={person} asked={asked} /> : <p className={css.warned}>{fill(text(PUT_RIGHT.strikeAsk), { name: person.name })}</p>}
      <TextArea label={text(PUT_RIGHT.reason)} value={reason} onChange={setReason} max={300} required />
      <p className="small quiet">{text(PUT_RIGHT.about)}</p>
    </FormDialog>
  );
}

type Asked = ReturnType<typeof useAsked>;

/** What should have been written down, beginning with what was. */
function useAsked(page: PlenaryPage, person: Attendance) {
  const [name, setName] = useState(person.name);
  const [capacity, setCapacity] = useState<Capacity>(person.capacity);
  const [keeps, setKeeps] = useState(person.mandate !== null);
  const [witness, setWitness] = useState<Witness>(() => witnessOf(page, person));
  const isKept = capacity === 'witness' && keeps;
  const chair = capacity === 'chair' ? otherChair(page, person.id) : undefined;
  const missing = [...(chair ? ['plenary.capacity' as const] : []), ...(name.trim() === '' && witness.mandate === null ? ['plenary.name' as const] : []), ...(capacity === 'witness' && !isKept && witness.mandate === null ? unsaidOf(witness) : [])];
  const { contestType, contestant, letter, person: registered, mandate } = person;
  const body = (): Attend => (isKept ? { name: name.trim(), capacity, contestType, contestant, letter, person: registered, mandate } : bodyOf(page, name.trim(), capacity, witness));
  return { name, setName, capacity, setCapacity, keeps, setKeeps, witness, setWitness, isKept, chair, missing, body };
}

const witnessOf = (page: PlenaryPage, { contestType, contestant, letter, withoutMandate }: Attendance): Witness =>
  ({ ...NO_WITNESS, contest: page.contests.find(({ type }) => type === contestType)?.contest ?? null, contestant: contestant === null ? '' : String(contestant), letter: letter ?? '', why: withoutMandate ?? '' });

function Fields({ page, person, asked }: { page: PlenaryPage; person: Attendance; asked: Asked }) {
  const { t, text } = useWords();
  const { name, capacity, witness, chair, isKept } = asked;
  return (
    <>
      <TextField label={t('plenary.name')} value={name} onChange={asked.setName} maxLength={120} required isMarked autoFocus autoComplete="off" />
      <Select label={t('plenary.capacity')} value={capacity} options={CAPACITIES.map((value) => ({ value, label: t(`plenary.capacity.${value}`) }))} onChange={(value) => asked.setCapacity(value as Capacity)} />
      {chair && <p className={css.warned} role="status">{t('plenary.secondChair', { name: chair.name })}</p>}
      {capacity === 'witness' && person.mandate !== null && (
        <>
          <p className="small quiet">{fill(text(PUT_RIGHT.keepMandate), { letter: person.letter ?? '' })}</p>
          <Checkbox label={text(PUT_RIGHT.changeMandate)} checked={!asked.keeps} onChange={(changes) => asked.setKeeps(!changes)} />
        </>
      )}
      {capacity === 'witness' && !isKept && <WitnessFields page={page} name={name} value={witness} onChange={asked.setWitness} onName={asked.setName} />}
    </>
  );
}
