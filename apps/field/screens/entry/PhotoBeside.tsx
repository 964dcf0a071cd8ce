import { useState, type ReactNode } from 'react';
import { useWords } from '../../words/useWords.ts';

/** The picture of the page, above the figures, where there is one and somebody wants it. */
export function PhotoBeside({ picture }: { picture: ReactNode }) {
  const { t } = useWords();
  const [isLooking, setLooking] = useState(false);
  if (!picture) return null;
  return (
    <div className="look">
      <button type="button" className="button" aria-expanded={isLooking} onClick={() => setLooking(!isLooking)}>{t(isLooking ? 'entry.hidePhoto' : 'entry.showPhoto')}</button>
      {isLooking && <div className="look-at" tabIndex={0} role="group" aria-label={t('entry.photo')}>{picture}</div>}
    </div>
  );
}
