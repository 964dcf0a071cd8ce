import { useEffect, useState, type SyntheticEvent } from 'react';
import { enrol } from '../app/identity.ts';
import { TextField, Wrong } from '../components/TextField.tsx';
import { useWords, type Words } from '../words/useWords.ts';
import { codeIn } from './code.ts';
import { canScan, Scanner } from './Scanner.tsx';

/** The code that a link brought along; it leaves the address at once, so that no history keeps it. */
function codeOfLink(): string {
  const code = codeIn(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', '/field/');
  return code ?? '';
}

const guessName = ({ t }: Words): string =>
  t(/Android/.test(navigator.userAgent) ? 'enrol.phoneAndroid' : /iPhone|iPad/.test(navigator.userAgent) ? 'enrol.phoneIos' : 'enrol.phoneOther');

/** Makes this phone somebody's: a code, typed, scanned or brought by a link, and a name for the phone. */
export function EnrolScreen({ wiped }: { wiped: boolean }) {
  const words = useWords();
  const { t } = words;
  const [code, setCode] = useState(codeOfLink);
  const [name, setName] = useState(() => guessName(words));
  const [scanning, setScanning] = useState(false);
  const [wrong, setWrong] = useState<{ field: 'code' | 'name' | 'all'; words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const take = (): void => setCode((old) => codeOfLink() || old);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  async function send(): Promise<void> {
    const letters = codeIn(code);
    if (!letters) { setWrong({ field: 'code', words: t('enrol.codeWrong') }); return; }
    if (name.trim() === '') { setWrong({ field: 'name', words: t('enrol.nameMissing') }); return; }
    setWrong(null);
    setBusy(true);
    const done = await enrol(letters, name.trim()).catch(() => null);
    setBusy(false);
    if (done === null) setWrong({ field: 'all', words: t('app.later') });
    else if (done.kind === 'unreachable') setWrong({ field: 'all', words: t('enrol.needsNetwork') });
    else if (done.kind === 'refused') setWrong({ field: 'all', words: `${done.told.detail} ${done.told.fix}` });
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('enrol.title')}</h1>
      {wiped && <p className="notice warn" role="status">{t('enrol.wiped')}</p>}
      <p>{t('enrol.about')}</p>
      {canScan() && !scanning && <button type="button" className="button" onClick={() => setScanning(true)}>{t('enrol.scan')}</button>}
      {scanning && <Scanner onCode={(found) => { setCode(found); setScanning(false); }} onStop={() => setScanning(false)} />}
      <TextField label={t('enrol.code')} hint={t('enrol.codeHint')} value={code} onText={setCode} wrong={wrong?.field === 'code' ? wrong.words : undefined} className="code" autoCapitalize="characters" autoComplete="off" spellCheck={false} maxLength={24} required />
      <TextField label={t('enrol.name')} hint={t('enrol.nameHint')} value={name} onText={setName} wrong={wrong?.field === 'name' ? wrong.words : undefined} autoComplete="off" maxLength={80} required />
      {wrong?.field === 'all' && <Wrong>{wrong.words}</Wrong>}
      <button type="submit" className="button main" disabled={busy}>{t(busy ? 'enrol.sending' : 'enrol.send')}</button>
    </form>
  );
}
