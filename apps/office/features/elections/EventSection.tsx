import { touches } from '../../api/rights.ts';
import type { EventSummary } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { stationOf } from '../../components/station.ts';
import { useWords } from '../../i18n/index.ts';
import { ContestCard } from './ContestCard.tsx';
import css from './EventSection.module.css';

/** One election with its contests, in the order of their ballots. */
export function EventSection({ event }: { event: EventSummary }) {
  const { t, date } = useWords();
  const { placesWithin } = useRightsIn(event);
  const open = event.contests.flatMap((contest) => {
    // Held in the same city, but in another dapil: nothing to show, and nothing to ask for.
    const places = placesWithin('recapitulation.read', contest.region.path).filter((place) => touches(contest.parts, place));
    // Of a single TPS there is no total, and how far its sheets are is told on its phone: a card would be blank.
    return places[0] === undefined || (event.publication !== 'as_recorded' && stationOf(places[0]) !== null) ? [] : [{ contest, place: places[0] }];
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
