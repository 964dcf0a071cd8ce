import { useEffect, useId, useState, type SyntheticEvent } from 'react';
import { TextField, Wrong } from '../../components/TextField.tsx';
import type { SheetCopy } from '../../copies/copy.ts';
import { fetchCopy, placesToAsk } from '../../copies/from-house.ts';
import type { Profile } from '../../net/api.ts';
import { useWords } from '../../words/useWords.ts';

type Places = NonNullable<Awaited<ReturnType<typeof placesToAsk>>>;

/** With a network: a copy that the office has already. */
export function FetchForm({ profile, onCopy }: { profile: Profile; onCopy: (copy: SheetCopy) => void }) {
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    let isOld = false;
    placesToAsk(profile).then((found) => { if (!isOld) setPlaces(found); }, () => undefined);
    return () => { isOld = true; };
  }, [profile]);
  return places && places.contests.length > 0 && places.villages.length > 0 ? <Form places={places} onCopy={onCopy} /> : null;
}

function Form({ places, onCopy }: { places: Places; onCopy: (copy: SheetCopy) => void }) {
  const { t } = useWords();
  const [contest, setContest] = useState(String(places.contests[0]?.id ?? ''));
  const [path, setPath] = useState(places.villages[0]?.path ?? '');
  const [station, setStation] = useState(places.station === null ? '' : String(places.station));
  const [wrong, setWrong] = useState<'receive.absent' | 'receive.unreachable' | 'receive.noStation'>();
  const [busy, setBusy] = useState(false);
  async function fetchIt(): Promise<void> {
    const village = places.villages.find((one) => one.path === path);
    const number = Number(station);
    if (!village || !Number.isInteger(number) || number < 1) { setWrong('receive.noStation'); return; }
    setWrong(undefined);
    setBusy(true);
    const found = await fetchCopy(Number(contest), village, number).catch((): { kind: 'later' } => ({ kind: 'later' }));
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
      <Choice label={t('receive.contest')} value={contest} onValue={setContest} options={places.contests.map(({ id, name }) => [String(id), name])} />
      {places.villages.length > 1 && <Choice label={t('receive.village')} value={path} onValue={setPath} options={places.villages.map((one) => [one.path, one.name])} />}
      {places.station === null && <TextField label={t('receive.station')} value={station} onText={(text) => setStation(text.replace(/\D/g, '').slice(0, 4))} inputMode="numeric" autoComplete="off" />}
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
