import { Link } from '@tanstack/react-router';
import type { ContestPage, Level, ResultRow } from '../../api/types.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { Column } from '../../components/DataTable.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Progress } from '../../components/Progress.tsx';
import { Swatch } from '../../components/ShareBar.tsx';
import { stationNumber, stationOf } from '../../components/station.ts';
import type { Words } from '../../i18n/index.ts';
import type { ResultSearch } from '../../router-search.ts';
import { explain } from './Explanation.tsx';
import { colorOf, differenceAt, markOf, shortName, type Line } from './figures.ts';
import { stepTo } from './ResultsPage.tsx';
import { Difference } from './StandingTable.tsx';
import css from './child-columns.module.css';

export type Child = { readonly row: ResultRow; readonly line: Line };
type Wanted = { contest: ContestPage; search: ResultSearch; level: Level; /** Some sheets do not count until two people agree. */ isVerifying: boolean; /** Figures come from plenaries. */ isLegal: boolean; contestants: readonly number[]; words: Words };
type Build = (wanted: Wanted) => Column<Child>[];

/** The columns of a table of regions or stations, as the reader asked for them. */
export const childColumns: Build = (wanted) => [
  ...placeColumns(wanted), ...contestantColumns(wanted), ...qualityColumns(wanted),
  ...(wanted.search.official === '1' ? officialColumns(wanted) : []),
];

const placeColumns: Build = ({ contest, search, level, isVerifying, isLegal, words: { t, number } }) => [
  {
    id: 'name', label: t('results.region'), head: level === 'station' ? 'TPS' : t(`level.${level}`),
    value: ({ row }) => (stationOf(row.path) ? row.path : row.name),
    cell: ({ row }) => <ChildLink contest={contest} row={row} search={search} />,
  },
  level === 'station' ? {
    id: 'in', label: t('stations.state'), head: t('stations.state'),
    value: ({ row }) => row.tally.stationsIn,
    cell: ({ row }) => (row.tally.stationsIn > 0 ? <span className={css.in}><Icon name="good" /> {t('stations.state.in')}</span> : <span className="quiet">{t(row.verifying ? 'stations.verifying' : isLegal ? 'stations.unread' : 'stations.notIn')}</span>),
  } : {
    id: 'in', label: t('progress.label'), head: t('progress.label'), wide: true,
    value: ({ row }) => (row.tally.stations === 0 ? null : row.tally.stationsIn / row.tally.stations),
    cell: ({ row }) => <Progress compact count={row.tally.stationsIn} total={row.tally.stations} />,
  },
  ...(isVerifying && level !== 'station' ? [count('verifying', t('results.verifyingCount'), ({ row }) => row.verifying ?? 0, number)] : []),
];

function ChildLink({ contest, row, search }: { contest: ContestPage; row: ResultRow; search: ResultSearch }) {
  const mayOpen = useRightsIn(contest.event).may('sheets.read', row.path);
  const station = stationOf(row.path);
  const params = { contest: String(contest.id) };
  if (!station) return <Link to="/contests/$contest/results" params={params} search={stepTo(search, row.path)}>{row.name}</Link>;
  if (!mayOpen) return <>TPS {stationNumber(station.number)}</>;
  return (
    <Link to="/contests/$contest/sheets/$village/$station" params={{ ...params, village: station.village, station: String(station.number) }} search={{ channel: search.channel }}>
      TPS {stationNumber(station.number)}
    </Link>
  );
}

const contestantColumns: Build = ({ contest, search, contestants, words }) => contestants.flatMap((index): Column<Child>[] => {
  const contestant = contest.contestants[index];
  if (!contestant) return [];
  const inVotes = search.unit === 'votes';
  const figure = ({ line }: Child): number | null => (inVotes ? line.standings[index]?.votes : line.standings[index]?.share) ?? null;
  return [{
    id: `c${contestant.number}`, align: 'end', label: `${markOf(contestant)} ${contestant.name}`, value: figure,
    head: <span className={css.head}><Swatch color={colorOf(contestant, index)} pattern={index} mark={markOf(contestant)} /> <span className={css.headName}>{shortName(contestant)}</span></span>,
    cell: (child) => {
      const value = figure(child);
      if (value === null) return <span className="quiet">–</span>;
      const written = inVotes ? words.number(value) : words.percent(value);
      return child.line.standings[index]?.leading ? <b className={css.leading}><Icon name="leading" /><span className="hidden-words">{words.t('results.leading')} </span>{written}</b> : written;
    },
  }];
});

const qualityColumns: Build = ({ words: { t, number, percent } }) => [
  share('invalid', t('results.invalid'), (child) => child.line.invalidShare, percent),
  share('turnout', t('results.turnout'), (child) => child.line.turnout, percent),
  {
    id: 'hard', align: 'end', label: t('results.hardLong'), head: t('results.hard'), value: ({ row }) => row.tally.hard,
    cell: ({ row }) => (row.tally.hard > 0 ? <FlagBadge severity="hard">{number(row.tally.hard)}</FlagBadge> : <span className="quiet">0</span>),
  },
  {
    id: 'warn', align: 'end', label: t('results.warnLong'), head: t('results.warn'), value: ({ row }) => row.tally.warn,
    cell: ({ row }) => (row.tally.warn > 0 ? <FlagBadge severity="warn">{number(row.tally.warn)}</FlagBadge> : <span className="quiet">0</span>),
  },
  count('corrected', t('results.corrected'), ({ row }) => row.tally.corrected, number),
];

const officialColumns: Build = ({ contest, contestants, words }) => {
  const group = words.t('results.officialShort');
  const pairs = contestants.flatMap((index): Column<Child>[] => {
    const contestant = contest.contestants[index];
    const cell = contest.contestantCells[index];
    if (!contestant || !cell) return [];
    const mark = markOf(contestant);
    const column = `${group}: ${words.t('results.difference')}`;
    return [
      { id: `o${contestant.number}`, group, align: 'end', label: `${group}: ${mark} ${contestant.name}`, head: <span className={css.head}>{mark} <span className={css.headName}>{shortName(contestant)}</span></span>, value: ({ row }) => row.official?.figures[cell] ?? null, cell: ({ row }) => (row.official?.figures[cell] === undefined ? '–' : words.number(row.official.figures[cell])) },
      { id: `d${contestant.number}`, group, align: 'end', label: `${column} ${mark} ${contestant.name}`, head: <>± {mark}</>, value: ({ row }) => Math.abs(differenceAt(row.official, cell) ?? 0), cell: ({ row }) => <Difference value={differenceAt(row.official, cell)} /> },
    ];
  });
  return [...pairs, { id: 'why', group, label: words.t('results.explain'), head: words.t('results.explain'), cell: ({ row }) => (row.official ? explain(row.official, words) : '–') }];
};

const count = (id: string, label: string, value: (child: Child) => number, write: (value: number) => string): Column<Child> =>
  ({ id, align: 'end', label, head: label, value, cell: (child) => write(value(child)) });

const share = (id: string, label: string, value: (child: Child) => number | null, write: (value: number) => string): Column<Child> =>
  ({ id, align: 'end', label: `${label} (%)`, head: label, value, cell: (child) => { const ratio = value(child); return ratio === null ? <span className="quiet">–</span> : write(ratio); } });
