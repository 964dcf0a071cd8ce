import { useState } from 'react';
import { fill } from '../../../../kernel/text.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/index.ts';
import { RECORD_RIGHT } from '../../i18n/rooms/record-right.ts';
import { mayObject } from './desk-mode.ts';
import { FormDialog, isSaid, TextArea } from './FormDialog.tsx';
import { isStations } from './levels.ts';
import { nameWithCapacity } from './people.ts';
import { useAct } from './useAct.ts';
import type { Objection, PlenaryPage } from './wire.ts';

type Props = { page: PlenaryPage; objection: Objection; onClose: () => void };

/** What was written down of an objection or special event is put right, with the reason; its name and kind stay. */
export function RecordRightDialog({ page, objection, onClose }: Props) {
  const { t, text } = useWords();
  const [reason, setReason] = useState('');
  const asked = useAsked(objection);
  const act = useAct(onClose);
  const { label } = objection;
  const missing = [...(asked.isNumber ? [] : [text(RECORD_RIGHT.station)]), ...(isSaid(asked.matter) ? [] : [t('plenary.matter')]), ...(isSaid(reason) ? [] : [text(RECORD_RIGHT.reason)])];
  const submit = (): void => act.mutate({ path: `/api/plenaries/${page.id}/objections/${objection.number}/correct`, body: { ...asked.body(), reason: reason.trim() } });
  return (
    <FormDialog title={fill(text(RECORD_RIGHT.title), { kind: t(`plenary.kind.${objection.kind}`).toLocaleLowerCase(), label })} submit={text(RECORD_RIGHT.yes)} ready={missing.length === 0} missing={missing} busy={act.isPending} error={act.error} onSubmit={submit} onClose={onClose}>
      <RaisedBy page={page} asked={asked} />
      {page.fieldObjections.some(({ taken }) => taken === objection.number) ? <><p>{objection.matter}</p><p className="small quiet">{text(RECORD_RIGHT.stated)}</p></> : <><Fields page={page} objection={objection} asked={asked} /><p className="small quiet">{fill(text(RECORD_RIGHT[objection.kind]), { label })}</p></>}
      <TextArea label={text(RECORD_RIGHT.reason)} value={reason} onChange={setReason} max={300} required />
      <p className="small quiet">{fill(text(RECORD_RIGHT.about), { label })}</p>
    </FormDialog>
  );
}

type Asked = ReturnType<typeof useAsked>;

/** What should have been written down, beginning with what was. */
function useAsked(objection: Objection) {
  const [by, setBy] = useState(String(objection.raisedBy.id));
  const [contest, setContest] = useState(String(objection.contest ?? ''));
  const [region, setRegion] = useState(objection.region ?? '');
  const [station, setStation] = useState(String(objection.station ?? ''));
  const [matter, setMatter] = useState(objection.matter);
  const isNumber = region === '' || /^\s*(0*[1-9]\d{0,3})?\s*$/.test(station);
  const body = () => ({ contest: contest === '' ? null : Number(contest), region: region === '' ? null : region, station: region === '' || station.trim() === '' ? null : Number(station), raisedBy: Number(by), matter: matter.trim() });
  return { by, setBy, contest, setContest, region, setRegion, station, setStation, matter, setMatter, isNumber, body };
}

/** Also who has left since; nobody who was never here. */
function RaisedBy({ page, asked }: { page: PlenaryPage; asked: Asked }) {
  const words = useWords();
  const people = page.attendance.filter(({ struck }) => !struck);
  return <Select label={words.t('plenary.raisedBy')} value={asked.by} options={people.map((one) => ({ value: String(one.id), label: `${one.id} ${nameWithCapacity(words, one)}` }))} onChange={asked.setBy} />;
}

function Fields({ page, objection, asked }: Omit<Props, 'onClose'> & { asked: Asked }) {
  const { t, text } = useWords();
  const contests = page.contests.filter((one) => one.contest === objection.contest || mayObject(page, one.contest));
  const regions = page.groups.flatMap((group) => group.regions);
  return (
    <>
      <Select label={t('verify.contest')} value={asked.contest} options={[{ value: '', label: t('plenary.wholePlenary') }, ...contests.map((one) => ({ value: String(one.contest), label: one.name }))]} onChange={asked.setContest} />
      <Select label={text(RECORD_RIGHT.region)} value={asked.region} options={[{ value: '', label: text(RECORD_RIGHT.wholeRegion) }, ...regions.map(({ path, name }) => ({ value: path, label: name }))]} onChange={asked.setRegion} />
      {isStations(page.level) && asked.region !== '' && <TextField label={text(RECORD_RIGHT.station)} value={asked.station} onChange={asked.setStation} inputMode="numeric" maxLength={4} autoComplete="off" wrong={asked.isNumber ? undefined : text(RECORD_RIGHT.notANumber)} />}
      <TextArea label={t('plenary.matter')} value={asked.matter} onChange={asked.setMatter} max={2000} required autoFocus />
    </>
  );
}
