import { useEffect, useState, type SyntheticEvent } from 'react';
import { pinWait, unlock } from '../app/identity.ts';
import { PinField } from '../components/TextField.tsx';
import { faultWords } from '../vault/full.ts';
import { useWords, type Words } from '../words/useWords.ts';

const LOOK_EVERY_MILLISECONDS = 1_000;

/** Six digits open what the phone keeps; wrong ones cost time, and in the end what it keeps. */
export function UnlockScreen() {
  const words = useWords();
  const { t } = words;
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const wait = usePinWait(busy);
  async function open(): Promise<void> {
    setBusy(true);
    // Each try is written down before it is made: a full phone does not open, and says why.
    const said = await unlock(pin).then((done) => (done.kind === 'wrong' ? t('pin.wrong', { left: done.left }) : undefined), (fault: unknown) => t(faultWords(fault)));
    setPin('');
    setBusy(false);
    if (said !== undefined) setWrong(said);
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (pin.length === 6) void open();
    else setWrong(t('pin.notSix'));
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('pin.unlockTitle')}</h1>
      <p>{t('pin.unlockAbout')}</p>
      <PinField label={t('pin.pin')} value={pin} onText={setPin} wrong={wrong} autoFocus />
      {wait > 0 && <p className="notice warn" role="status">{t('pin.wait', { wait: spoken(wait, words) })}</p>}
      <button type="submit" className="button main" disabled={busy || wait > 0}>{t(busy ? 'pin.unlocking' : 'pin.unlock')}</button>
    </form>
  );
}

/** How long the next try has to wait, counted down. */
function usePinWait(busy: boolean): number {
  const [wait, setWait] = useState(0);
  useEffect(() => {
    const look = (): void => { pinWait().then(setWait, () => undefined); };
    look();
    const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [busy]);
  return wait;
}

function spoken(milliseconds: number, { t }: Words): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? t('pin.seconds', { count: seconds }) : t('pin.minutes', { count: Math.ceil(seconds / 60) });
}
