import type { EventSummary } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { ContestCard } from './ContestCard.tsx';
import css from './EventSection.module.css';

/** One election with its contests, in the order of their ballots. */
export function EventSection({ event }: { event: EventSummary }) {
  const { t, date } = useWords();
  return (
    <section className={css.event} aria-labelledby={`event-${event.id}`}>
      <header>
        <p className={css.kind}>{t(`kind.${event.kind}`)} · <time dateTime={event.date}>{date(event.date)}</time></p>
        <h2 id={`event-${event.id}`}>{event.name}</h2>
      </header>
      <ul>
        {event.contests.map((contest) => <li key={contest.id}><ContestCard contest={contest} /></li>)}
      </ul>
    </section>
  );
}
