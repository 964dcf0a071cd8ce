import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contest as contestQuery, results } from '../../api/queries.ts';
import type { ContestPage, ContestSummary, ResultPage } from '../../api/types.ts';
import { Icon } from '../../components/Icon.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Progress } from '../../components/Progress.tsx';
import { ShareBar, Swatch } from '../../components/ShareBar.tsx';
import { useWords } from '../../i18n/index.ts';
import { colorOf, lineOf, markOf, ranked, shortName } from '../recapitulation/figures.ts';
import { partsOf } from '../recapitulation/parts.ts';
import { usualChannel } from '../recapitulation/channel.ts';
import css from './ContestCard.module.css';

/** One contest at a glance. Figures are fetched only once the card comes into sight: a nation has hundreds of contests. */
export function ContestCard({ contest }: { contest: ContestSummary }) {
  const words = useWords();
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  const channel = usualChannel(contest.channels);
  const page = useQuery({ ...results(contest.id, contest.region.path, channel), enabled: seen });
  const ballot = useQuery({ ...contestQuery(contest.id), enabled: seen });
  return (
    <article className={css.card} ref={ref}>
      <p className={css.type}>{words.t(`type.${contest.type}`)}{contest.district && contest.district !== contest.region.name ? ` · ${contest.district}` : ''}</p>
      <h3><Link to="/contests/$contest/results" params={{ contest: String(contest.id) }} search={{}}>{contest.name}</Link></h3>
      {page.data && ballot.data && <Shares contest={ballot.data} page={page.data} />}
      {page.data && <Progress count={page.data.total.tally.stationsIn} total={page.data.total.tally.stations} />}
      {page.data && <Eyes contest={contest} page={page.data} />}
      {page.error && !page.data && <ProblemView error={page.error} onRetry={page.refetch} />}
      {!page.data && !page.error && <span className={css.waiting} />}
    </article>
  );
}

/** As many names as fit on a card beside their share. */
const NAMED = 3;

function Shares({ contest, page }: { contest: ContestPage; page: ResultPage }) {
  const { t, percent } = useWords();
  const line = lineOf(contest, page.total.tally);
  if (!line.valid) return null;
  return (
    <div className={css.shares}>
      <ShareBar slim parts={partsOf(line)} label={t('results.shares')} />
      <ol>
        {ranked(line.standings).slice(0, NAMED).map(({ contestant, index, cell, share }) => (
          <li key={cell}><Swatch color={colorOf(contestant, index)} pattern={index} mark={markOf(contestant)} /><span>{shortName(contestant)}</span> <b className="number">{percent(share ?? 0)}</b></li>
        ))}
      </ol>
    </div>
  );
}

/** What somebody should look at now, each a step from its list. */
function Eyes({ contest, page }: { contest: ContestSummary; page: ResultPage }) {
  const { t } = useWords();
  const { tally } = page.total;
  const waiting = [
    { state: 'hard', count: tally.hard, words: t('home.hard', { count: tally.hard }), icon: 'hard' },
    { state: 'missing', count: tally.stations - tally.stationsIn, words: t('home.missing', { count: tally.stations - tally.stationsIn }), icon: 'warn' },
    { state: 'incomplete', count: tally.incomplete, words: t('home.incomplete', { count: tally.incomplete }), icon: 'warn' },
  ] as const;
  const some = waiting.filter((one) => one.count > 0);
  if (some.length === 0) return <p className={css.calm}><Icon name="good" /> {t('home.calm')}</p>;
  return (
    <ul className={css.eyes} aria-label={t('home.eyes')}>
      {some.map((one) => (
        <li key={one.state} data-state={one.state}>
          <Icon name={one.icon} />
          <Link to="/contests/$contest/sheets" params={{ contest: String(contest.id) }} search={{ state: one.state }}>{one.words}</Link>
        </li>
      ))}
    </ul>
  );
}
