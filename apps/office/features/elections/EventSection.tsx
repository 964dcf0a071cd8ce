import { covers } from '../../api/rights.ts';
import type { EventSummary } from '../../api/types.ts';
import type { ContestAt } from '../../api/contests-at.ts';
import { stationOf } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import { ContestCard } from './ContestCard.tsx';
import css from './EventSection.module.css';

/** One election with its contests, in the order of their ballots. @param contests those of the reader's own places */
export function EventSection({ event, contests }: { event: EventSummary; contests: readonly ContestAt[] }) {
  const { t, date } = useWords();
  const open = contests.flatMap((contest) => {
    const [own = ''] = contest.places;
    const place = covers(own, contest.region.path) ? contest.region.path : own;
    // Of a single TPS there is no total, and how far its sheets are is told on its phone: a card would be blank.
    return event.publication !== 'as_recorded' && stationOf(place) !== null ? [] : [{ contest, place }];
  });
  if (open.length === 0) return null;
  return (
    <section className={css.event} aria-labelledby={`event-${event.id}`}>
      <header>
        <p className={css.kind}>{t(`kind.${event.kind}`)} · <time dateTime={event.date}>{date(event.date)}</time></p>
        <h2 id={`event-${event.id}`}>{event.name}</h2>
      </header>
      <ul>
        {open.map(({ contest, place }) => <ContestCard key={contest.id} event={event} contest={contest} place={place} />)}
      </ul>
    </section>
  );
}
