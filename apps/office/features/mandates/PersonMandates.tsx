import { useQuery } from '@tanstack/react-query';
import { events as eventsQuery, session as sessionQuery } from '../../api/queries.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { mandatesOf } from './queries.ts';
import { watchedEvents } from './watched.ts';
import css from './mandates.module.css';

/** For whom this person watches, where the reader may know it; nothing where there is nothing. */
export function PersonMandates({ person }: { person: string }) {
  const { t } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const { data: events } = useQuery(eventsQuery);
  const watched = session && events ? watchedEvents(session, events).filter(({ publication }) => publication !== 'as_recorded').map(({ slug }) => slug) : [];
  const { data: rows = [] } = useQuery({ ...mandatesOf(person, watched), enabled: watched.length > 0 });
  if (rows.length === 0) return null;
  return (
    <Sheet title={t('mandates.title')}>
      <ul className={css.list}>
        {rows.map(({ id, kind, contestType, contestant, place, path, letter }) => (
          <li key={id}><b>{contestant && contestType ? `${t(`mandates.ballot.${contestType}`)} · ${contestant.number} ${contestant.name}` : t(`mandates.kind.${kind}`)}</b><span>{path === '' ? t('region.nation') : place}</span><p className="small quiet">{letter}</p></li>
        ))}
      </ul>
    </Sheet>
  );
}
