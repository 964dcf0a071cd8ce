import type { statementAbout } from '../../copies/compare.ts';
import { isUnsent } from '../../queue/states.ts';
import { useWords } from '../../words/useWords.ts';

type Answer = { readonly id?: number; readonly known?: 'current' | 'superseded' | 'unknown' };

/** What was said of a copy, and what became of it: the receipt of whoever said it. */
export function StatementReceipt({ said: { item, said }, onAnew }: { said: NonNullable<ReturnType<typeof statementAbout>>; onAnew: () => void }) {
  const { t, moment } = useWords();
  const { id, known } = (item.answer ?? {}) as Answer;
  const count = Object.keys(said.figures).length;
  return (
    <section className="card" data-testid="statement">
      <h2>{t('statement.title')}</h2>
      <p><b>{said.statement === 'differs' ? t('statement.differs', { count }) : t(`statement.${said.statement}`)}</b></p>
      {said.reason && <p>{said.reason}</p>}
      {said.photos.length > 0 && <p className="small">{t('compare.photoKept', { count: said.photos.length })}</p>}
      <p className="small">{t('queue.said', { at: moment(said.saidAt) })}</p>
      {isUnsent(item) && <p role="status">{t('statement.waiting')}</p>}
      {item.state === 'sent' && item.sentAt && <p role="status">{t('statement.sent', { at: moment(item.sentAt), number: id ?? '–' })}</p>}
      {item.state === 'sent' && known && <p>{t(`statement.known.${known}`)}</p>}
      {item.state === 'refused' && <p className="tone-hard" role="alert">{t('statement.refused', { why: `${item.why?.detail ?? ''} ${item.why?.fix ?? ''}` })}</p>}
      <button type="button" className="button" onClick={onAnew}>{t('statement.anew')}</button>
    </section>
  );
}
