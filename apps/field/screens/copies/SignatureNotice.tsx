import { useState } from 'react';
import { checkWithHouse, type Checking } from '../../copies/keep.ts';
import { noticeTone } from '../../copies/compare.ts';
import type { KeptCopy } from '../../copies/copy.ts';
import { useWords } from '../../words/useWords.ts';

/** How far the signature of a copy was checked, in plain words, and the way to check it fully. */
export function SignatureNotice({ copy }: { copy: KeptCopy }) {
  const { t } = useWords();
  const [told, setTold] = useState<Checking | 'busy' | null>(null);
  const { signature, replaced } = copy;
  const check = (): void => {
    setTold('busy');
    checkWithHouse(copy).then(setTold, () => setTold('later'));
  };
  return (
    <section className={`notice ${noticeTone(copy)}`}>
      {replaced && <p role="alert"><b>{t(`sig.${replaced.how}`, { number: replaced.by ?? '–' })}</b></p>}
      <p role={signature === 'broken' ? 'alert' : 'status'}>{t(`sig.${signature}`)}</p>
      {told !== 'genuine' && <button type="button" className="button" disabled={told === 'busy'} onClick={check}>{t(told === 'busy' ? 'sig.checking' : signature === 'genuine' ? 'sig.still' : 'sig.check')}</button>}
      <p role="status" className="small">{(told === 'absent' || told === 'keyless' || told === 'later') && t(`sig.${told}`)}</p>
    </section>
  );
}
