import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fill } from '../../../../kernel/text.ts';
import { problemCode } from '../../api/client.ts';
import { contest as contestQuery, results } from '../../api/queries.ts';
import type { ContestPage, ContestSummary, EventSummary, ResultPage } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import { Icon } from '../../components/Icon.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Progress } from '../../components/Progress.tsx';
import { ShareBar, Swatch } from '../../components/ShareBar.tsx';
import { useWords } from '../../i18n/index.ts';
import { stationNumber, stationOf } from '../../components/station.ts';
import { colorOf, lineOf, markOf, ranked, shortName } from '../recapitulation/figures.ts';
import { partsOf } from '../recapitulation/parts.ts';
import { HOME_WAITS } from '../../i18n/rooms/home-waits.ts';
import type { Paper, PaperWaiting } from '../recapitulation/channel.ts';
import { useFirstWay } from '../recapitulation/useFirstWay.ts';
import css from './ContestCard.module.css';

type CardProps = { event: EventSummary; contest: ContestSummary; place: string };

/** One contest at a glance, in the reader's own part of it. Figures are fetched only once the card comes into sight: a nation has hundreds of contests. */
export function ContestCard({ event, contest, place }: CardProps) {
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  // Of a single station there are no sums.
  const mayWait = stationOf(place) === null;
  const asks = seen && mayWait;
  const { accepted, papers, channel } = useFirstWay(event, contest, asks ? place : null);
  const page = useQuery({ ...results(contest.id, place, channel ?? ''), enabled: asks && channel !== undefined });
  const ballot = useQuery({ ...contestQuery(contest.id), enabled: asks });
  // The reader's region lies outside this contest's electoral district.
  if (problemCode(page.error) === 'not_found') return null;
  return (
    <li>
      <article className={css.card} ref={ref}>
        <CardHead contest={contest} place={place} region={page.data?.region.name} />
        {page.data && <State event={event} contest={contest} ballot={ballot.data} page={page.data} accepted={accepted} papers={papers} />}
        {page.error && !page.data && <ProblemView error={page.error} onRetry={page.refetch} />}
        {mayWait && page.isPending && <span className={css.waiting} />}
      </article>
    </li>
  );
}

/** What is voted on, for which district, and of which part of it the card tells where that is not all. */
function CardHead({ contest, place, region }: { contest: ContestSummary; place: string; region: string | undefined }) {
  const { t } = useWords();
  const station = stationOf(place);
  const part = station ? `TPS ${stationNumber(station.number)}` : place === contest.region.path ? undefined : region;
  const params = { contest: String(contest.id) };
  return (
    <>
      <p className={css.type}>{t(`type.${contest.type}`)}{contest.district && contest.district !== contest.region.name && ` · ${contest.district}`}{part && <> · <b>{part}</b></>}</p>
      <h3>
        {station
          ? <Link to="/contests/$contest/sheets/$village/$station" params={{ ...params, village: station.village, station: String(station.number) }} search={{}}>{contest.name}</Link>
          : <Link to="/contests/$contest/results" params={params} search={{}}>{contest.name}</Link>}
      </h3>
    </>
  );
}

type StateProps = { event: EventSummary; contest: ContestSummary; ballot: ContestPage | undefined; page: ResultPage; /** D.Hasil of the reader's own part, once it is accepted. */ accepted: Paper | null; papers: readonly PaperWaiting[] };

function State({ event, contest, ballot, page, accepted, papers }: StateProps) {
  return (
    <>
      {event.publication !== 'as_recorded' && <Way accepted={accepted} />}
      {ballot && <Shares contest={ballot} page={page} />}
      <Progress count={page.total.tally.stationsIn} total={page.total.tally.stations} />
      {page.total.verifying !== null && page.total.verifying > 0 && <Verifying count={page.total.verifying} />}
      <Eyes event={event} contest={contest} page={page} papers={papers} />
    </>
  );
}

/** Which way the figures came, and what they are worth: two ways give two figures. */
function Way({ accepted }: { accepted: Paper | null }) {
  const { t } = useWords();
  return <p className={css.way} data-legal={accepted !== null || undefined}>{accepted ? t('home.wayLegal', { version: String(accepted.version) }) : t('home.wayQuick')}</p>;
}

/** What is in and does not count yet: how many, never a figure. */
function Verifying({ count }: { count: number }) {
  const { t } = useWords();
  return <p className="small quiet">{t('results.verifyingNote', { count })}</p>;
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
function Eyes({ event, contest, page, papers }: Pick<StateProps, 'event' | 'contest' | 'page' | 'papers'>) {
  const { t } = useWords();
  const mayList = useRightsIn(event).may('sheets.read', page.region.path);
  const { tally, verifying } = page.total;
  const missing = Math.max(0, tally.stations - tally.stationsIn - (verifying ?? 0));
  const waiting = [
    { state: 'hard', count: tally.hard, words: t('home.hard', { count: tally.hard }), icon: 'hard' },
    { state: 'missing', count: missing, words: t('home.missing', { count: missing }), icon: 'warn' },
    { state: 'incomplete', count: tally.incomplete, words: t('home.incomplete', { count: tally.incomplete }), icon: 'warn' },
  ] as const;
  const some = waiting.filter((one) => one.count > 0);
  if (some.length + papers.length === 0) return <p className={css.calm}><Icon name="good" /> {t('home.calm')}</p>;
  return (
    <ul className={css.eyes} aria-label={t('home.eyes')}>
      {papers.map((one) => <PaperLine key={one.why} event={event} place={page.region.path} one={one} />)}
      {some.map((one) => (
        <li key={one.state} data-state={one.state}>
          <Icon name={one.icon} />
          {mayList ? <Link to="/contests/$contest/sheets" params={{ contest: String(contest.id) }} search={{ state: one.state }}>{one.words}</Link> : one.words}
        </li>
      ))}
    </ul>
  );
}

/** D.Hasil that came back or arrived: one is a step away, several stand in the list of plenaries. */
function PaperLine({ event, place, one: { why, papers } }: { event: EventSummary; place: string; one: PaperWaiting }) {
  const { text } = useWords();
  const words = fill(text(HOME_WAITS[why]), { count: papers.length });
  const [first, ...more] = papers;
  return (
    <li>
      <Icon name="warn" />
      {more.length === 0 ? <Link to="/certificates/$id" params={{ id: String(first) }}>{words}</Link> : <Link to="/plenaries" search={{ event: event.slug, region: place }}>{words}</Link>}
    </li>
  );
}
