import { useState } from 'react';
import { forget } from '../app/identity.ts';
import { checkAgain } from '../app/outbox.ts';
import type { Halt } from '../queue/states.ts';
import { useWords } from '../words/useWords.ts';

/** The house refuses this phone: why, what that means for what was not sent, and what can be done. */
export function HaltNotice({ halt, unsent, busy }: { halt: Halt; unsent: number; busy: boolean }) {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  return (
    <section className="notice hard" role="alert">
      <h2>{t('halt.title')}</h2>
      <p>{halt.detail} {halt.fix}</p>
      <p>{t('halt.kept', { count: unsent })}</p>
      {sure ? (
        <>
          <p><b>{t('halt.anewAbout', { count: unsent })}</b></p>
          <div className="row">
            <button type="button" className="button danger" onClick={() => void forget()}>{t('halt.anewYes')}</button>
            <button type="button" className="button" onClick={() => setSure(false)}>{t('halt.anewNo')}</button>
          </div>
        </>
      ) : (
        <div className="row">
          <button type="button" className="button" disabled={busy} onClick={() => void checkAgain()}>{t('halt.check')}</button>
          <button type="button" className="button" onClick={() => setSure(true)}>{t('halt.anew')}</button>
        </div>
      )}
    </section>
  );
}
