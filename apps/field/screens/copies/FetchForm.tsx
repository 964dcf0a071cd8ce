import { useId, useState, type SyntheticEvent } from 'react';
import { Wrong } from '../../components/TextField.tsx';
import type { SheetCopy } from '../../copies/copy.ts';
import { fetchCopy } from '../../copies/from-house.ts';
import { ownFirst } from '../../copies/mandates.ts';
import { contestsAt, stationParts, type KnownWork } from '../../station/names.ts';
import { useWords } from '../../words/useWords.ts';

/** With a network: a copy that the office has already. */
export function FetchForm({ work, onCopy }: { work: KnownWork; onCopy: (copy: SheetCopy) => void }) {
  const { t } = useWords();
  const villages = [...new Map(work.stations.map(({ village }) => [village.path, village.name])).entries()];
  const [path, setPath] = useState(villages[0]?.[0] ?? '');
  const inVillage = work.stations.filter(({ village }) => village.path === path);
  const [number, setNumber] = useState('');
  const station = inVillage.find((one) => String(one.station) === number) ?? inVillage[0];
  const contests = station ? ownFirst(contestsAt(work, station), work, ({ id }) => ({ contest: id, village: station.village.path, station: station.station })) : [];
  const [chosen, setChosen] = useState('');
  const contest = contests.find(({ id }) => String(id) === chosen) ?? contests[0];
  const [wrong, setWrong] = useState<'receive.absent' | 'receive.unreachable'>();
  const [busy, setBusy] = useState(false);
  async function fetchIt(): Promise<void> {
    if (!station || !contest) return;
    setWrong(undefined);
    setBusy(true);
    const found = await fetchCopy(contest, station).catch((): { kind: 'later' } => ({ kind: 'later' }));
    setBusy(false);
    if (found.kind === 'copy') onCopy(found.copy);
    else setWrong(found.kind === 'absent' ? 'receive.absent' : 'receive.unreachable');
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void fetchIt();
  };
  return (
    <form className="card" onSubmit={submit} noValidate>
      <h2>{t('receive.fetch')}</h2>
      <p>{t('receive.fetchAbout')}</p>
      {villages.length > 1 && <Choice label={t('receive.village')} value={path} onValue={setPath} options={villages} />}
      <Choice label={t('receive.station')} value={String(station?.station ?? '')} onValue={setNumber} options={inVillage.map((one) => [String(one.station), t('station.name', stationParts(one))])} />
      <Choice label={t('receive.contest')} value={String(contest?.id ?? '')} onValue={setChosen} options={contests.map(({ id, name }) => [String(id), name])} />
      {wrong && <Wrong>{t(wrong)}</Wrong>}
      <button type="submit" className="button" disabled={busy}>{t(busy ? 'receive.fetching' : 'receive.fetch')}</button>
    </form>
  );
}

type ChoiceProps = { readonly label: string; readonly value: string; readonly options: readonly (readonly [string, string])[]; readonly onValue: (value: string) => void };

function Choice({ label, value, options, onValue }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>{options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}</select>
    </div>
  );
}
