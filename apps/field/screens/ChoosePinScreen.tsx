import { useState, type SyntheticEvent } from 'react';
import { choosePin } from '../app/identity.ts';
import { PinField, Wrong } from '../components/TextField.tsx';
import { isEasyPin, isPin } from '../vault/guard.ts';
import { useWords } from '../words/useWords.ts';

/** A PIN, twice: nobody can remind its owner of it. */
export function ChoosePinScreen() {
  const { t } = useWords();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const flaw = (): string | undefined => {
    if (!isPin(first)) return t('pin.notSix');
    if (isEasyPin(first)) return t('pin.easy');
    return first === second ? undefined : t('pin.different');
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const found = flaw();
    setWrong(found);
    if (found !== undefined) return;
    setBusy(true);
    choosePin(first).catch(() => { setBusy(false); setWrong(t('app.later')); });
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('pin.chooseTitle')}</h1>
      <p>{t('pin.chooseAbout')}</p>
      <PinField label={t('pin.first')} value={first} onText={setFirst} autoFocus />
      <PinField label={t('pin.second')} value={second} onText={setSecond} />
      {wrong && <Wrong>{wrong}</Wrong>}
      <button type="submit" className="button main" disabled={busy}>{t(busy ? 'pin.saving' : 'pin.save')}</button>
    </form>
  );
}
