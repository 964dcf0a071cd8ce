import { markHandled, syncSoon } from '../app/outbox.ts';
import { Mark } from '../components/Mark.tsx';
import { isOpenRefusal, isUnsent, type QueueItem } from '../queue/states.ts';
import { useWords } from '../words/useWords.ts';

/** What this phone has said: waiting, sent, or refused and why. On a phone that the house no longer accepts (`halted`) nothing waits: it is not sent. */
export function QueueList({ items, busy, halted, canSend }: { items: readonly QueueItem[]; busy: boolean; halted: boolean; canSend: boolean }) {
  const { t } = useWords();
  const waiting = items.filter(isUnsent).length;
  return (
    <section className="card">
      <h2>{t('queue.title')}</h2>
      {items.length === 0 && <p>{t('queue.empty')}</p>}
      <p role="status" className="small">{waiting > 0 && t(halted ? 'queue.unsentCount' : busy ? 'queue.sending' : 'queue.count', { count: waiting })}</p>
      {waiting > 0 && canSend && <button type="button" className="button" disabled={busy} onClick={syncSoon}>{t('queue.sendNow')}</button>}
      <ul className="queue">{items.map((item) => <Line key={item.id} item={item} halted={halted} />)}</ul>
    </section>
  );
}

const SIGNS = { waiting: 'dots', sending: 'sending', sent: 'done', refused: 'hard' } as const;

function Line({ item, halted }: { item: QueueItem; halted: boolean }) {
  const { t, moment } = useWords();
  const unsent = halted && isUnsent(item);
  const state = unsent ? 'queue.unsent' : item.state === 'sending' ? 'queue.sendingNow' : item.state === 'refused' && item.handled ? 'queue.handled' : (`queue.${item.state}` as const);
  return (
    <li data-state={item.state}>
      <span className="sign"><Mark name={unsent ? 'dots' : SIGNS[item.state]} /></span>
      <div>
        <p><b>{t(`queue.kind.${item.kind}`)}</b> · <span className="state">{t(state)}</span></p>
        {item.about && <p>{item.about}</p>}
        {item.note && <p>{item.note}</p>}
        <p className="small">{t('queue.said', { at: moment(item.saidAt) })}</p>
        {item.sentAt && <p className="small">{t('queue.sentAt', { at: moment(item.sentAt) })}</p>}
        {item.why && <p className="tone-hard">{item.why.detail} {item.why.fix}</p>}
        {isOpenRefusal(item) && <button type="button" className="button" onClick={() => void markHandled([item.id])}>{t('queue.handle')}</button>}
      </div>
    </li>
  );
}
