import { useEffect, useState } from 'react';
import { useField } from '../../app/useField.ts';
import { checkWithHouse, type Checking } from '../../copies/keep.ts';
import { noticeTone } from '../../copies/compare.ts';
import type { KeptCopy } from '../../copies/copy.ts';
import { useWords } from '../../words/useWords.ts';

/** How far the signature of a copy was checked, in plain words. With a network it is checked by itself; the button asks once more. */
export function SignatureNotice({ copy }: { copy: KeptCopy }) {
  const { t } = useWords();
  const { online } = useField();
  const [told, setTold] = useState<Checking | 'busy' | null>(null);
  const { hash, signature, replaced, keyless } = copy;
  const check = (failed: Checking | null): void => {
    setTold('busy');
    checkWithHouse(copy).then((found) => setTold(found === 'later' ? failed : found), () => setTold(failed));
  };
  // Nobody asked: what could not be asked is not told either, and is tried again when the phone sends.
  useEffect(() => { if (online) check(null); }, [hash, online]);
  const isChecked = signature === 'genuine' || signature === 'broken';
  return (
    <section className={`notice ${noticeTone(copy)}`} data-testid="signature">
      {replaced && <p role="alert"><b>{t(`sig.${replaced.how}`, { number: replaced.by ?? '–' })}</b></p>}
      <p role={signature === 'broken' ? 'alert' : 'status'}>{t(keyless && !isChecked ? 'sig.keyless' : `sig.${signature}`)}</p>
      {told !== 'genuine' && <button type="button" className="button" disabled={told === 'busy'} onClick={() => check('later')}>{t(told === 'busy' ? 'sig.checking' : signature === 'genuine' ? 'sig.still' : 'sig.check')}</button>}
      <p role="status" className="small">{(told === 'later' || (!isChecked && told === 'absent')) && t(`sig.${told}`)}</p>
    </section>
  );
}
