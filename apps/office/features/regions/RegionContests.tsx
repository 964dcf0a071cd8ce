import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { events, session as sessionQuery } from '../../api/queries.ts';
import { can, covers, placeIn } from '../../api/rights.ts';
import { useContests } from '../../api/useContests.ts';
import type { RegionRef } from '../../api/types.ts';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import css from './RegionContests.module.css';

/** The results that this region is part of. */
export function RegionContests({ scheme, region }: { scheme: string; region: RegionRef }) {
  const { t } = useWords();
  const { data } = useQuery(events);
  const session = useQuery(sessionQuery).data;
  const readable = (data ?? []).filter((event) => event.scheme === scheme && can(session, 'recapitulation.read', placeIn(event, region.path)));
  const contests = useContests(readable.map((event) => ({ event, places: [region.path] }))).data;
  const here = readable.flatMap((event, at) => (contests?.[at] ?? []).filter((contest) => covers(contest.region.path, region.path)).map((contest) => ({ event, contest })));
  if (here.length === 0) return null;
  return (
    <Sheet title={t('region.contests')}>
      <ul className={css.list}>
        {here.map(({ event, contest }) => (
          <li key={contest.id}><Link to="/contests/$contest/results" params={{ contest: String(contest.id) }} search={{ region: region.path }}>{contest.name}, {event.name}</Link></li>
        ))}
      </ul>
    </Sheet>
  );
}
