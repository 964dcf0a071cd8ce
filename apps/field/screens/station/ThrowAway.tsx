import { useState } from 'react';
import { useWords } from '../../words/useWords.ts';

/** A draft is thrown away only after asking once more. */
export function ThrowAway({ onYes }: { onYes: () => void }) {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  if (!sure) return <button type="button" className="button" onClick={() => setSure(true)}>{t('sheet.throwAway')}</button>;
  return (
    <section className="notice warn">
      <p>{t('sheet.throwAwaySure')}</p>
      <div className="row">
        <button type="button" className="button danger" onClick={onYes}>{t('sheet.throwAwayYes')}</button>
        <button type="button" className="button" onClick={() => setSure(false)}>{t('sheet.throwAwayNo')}</button>
      </div>
    </section>
  );
}
