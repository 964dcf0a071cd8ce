import { useId, useState, type SyntheticEvent } from 'react';
import { report } from '../app/outbox.ts';
import { faultWords } from '../vault/full.ts';
import type { WordKey } from '../words/catalogue.ts';
import { useWords } from '../words/useWords.ts';

/** "Lapor siap", with a few words if there is something to say. @param isFirst nothing was reported yet: it is the thing to do */
export function ReportForm({ isFirst }: { isFirst: boolean }) {
  const { t } = useWords();
  const id = useId();
  const [note, setNote] = useState('');
  const [told, setTold] = useState<WordKey>();
  const [busy, setBusy] = useState(false);
  async function say(): Promise<void> {
    setBusy(true);
    const said = await report(note.trim()).then((): WordKey => 'report.saved', faultWords);
    setBusy(false);
    setTold(said);
    if (said === 'report.saved') setNote('');
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void say();
  };
  return (
    <section className="card">
      <h2>{t('report.title')}</h2>
      <p>{t('report.about')}</p>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>{t('report.note')}</label>
          <p className="hint" id={`${id}-hint`}>{t('report.noteHint')}</p>
          <textarea id={id} rows={2} maxLength={500} value={note} aria-describedby={`${id}-hint`} onChange={(event) => setNote(event.currentTarget.value)} />
        </div>
        <button type="submit" className={isFirst ? 'button main' : 'button'} disabled={busy}>{t('report.send')}</button>
        <p role="status" className="small">{told && t(told)}</p>
      </form>
    </section>
  );
}
