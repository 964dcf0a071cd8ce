import { syncSoon } from '../app/outbox.ts';
import { Mark, type MarkName } from '../components/Mark.tsx';
import { grouped, type GroupState, type QueueGroup } from '../queue/groups.ts';
import { isUnsent, type QueueItem } from '../queue/states.ts';
import { useWords } from '../words/useWords.ts';
import { QueueLine } from './QueueLine.tsx';

/**
 * What this phone has said, sheet by sheet: what needs somebody stands open, the rest is folded. On a phone that the house no longer
 * accepts (`halted`) nothing waits: it is not sent.
 */
export function QueueList({ items, busy, halted, canSend }: { items: readonly QueueItem[]; busy: boolean; halted: boolean; canSend: boolean }) {
  const { t } = useWords();
  const waiting = items.filter(isUnsent).length;
  return (
    <section className="card">
      <h2>{t('queue.title')}</h2>
      {items.length === 0 && <p>{t('queue.empty')}</p>}
      <p role="status" className="small">{waiting > 0 && t(halted ? 'queue.unsentCount' : busy ? 'queue.sending' : 'queue.count', { count: waiting })}</p>
      {waiting > 0 && canSend && <button type="button" className="button" disabled={busy} onClick={syncSoon}>{t('queue.sendNow')}</button>}
      {items.length > 0 && <ul className="queue-groups">{grouped(items, halted).map((group) => <Group key={group.key} group={group} halted={halted} />)}</ul>}
    </section>
  );
}

const SIGNS: Readonly<Record<GroupState, MarkName>> = { refused: 'hard', aside: 'hard', unsent: 'dots', waiting: 'dots', sent: 'done', seen: 'warn' };
const COLOURS: Readonly<Record<GroupState, 'refused' | 'waiting' | 'sent'>> = { refused: 'refused', aside: 'refused', unsent: 'waiting', waiting: 'waiting', sent: 'sent', seen: 'refused' };

function Group({ group, halted }: { group: QueueGroup; halted: boolean }) {
  const { t } = useWords();
  const { state, about, open, history } = group;
  const count = [...open, ...history].filter(isUnsent).length;
  return (
    <li data-group={state}>
      <div className="queue-head" data-state={COLOURS[state]}>
        <span className="sign"><Mark name={SIGNS[state]} /></span>
        <p><b>{about || t('queue.kind.report')}</b><br /><span className="group-state">{t(`queue.group.${state}`, { count })}</span></p>
      </div>
      {open.length > 0 && <ul className="queue">{open.map((item) => <QueueLine key={item.id} item={item} sheet={group.sheet} halted={halted} />)}</ul>}
      {history.length > 0 && (
        <details>
          <summary>{t('queue.history', { count: history.length })}</summary>
          <ul className="queue">{history.map((item) => <QueueLine key={item.id} item={item} sheet={group.sheet} halted={halted} />)}</ul>
        </details>
      )}
    </li>
  );
}
