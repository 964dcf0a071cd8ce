import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ContestSummary, EventSummary } from '../../api/types.ts';
import { useContestsAt } from '../../api/useContests.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { stationNumber } from '../../components/station.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { stations as stationsQuery } from './queries.ts';
import { marksOf } from './marks.ts';
import type { CaseRow } from './wire.ts';
import css from './queue.module.css';

type Props = { event: EventSummary; region: string; contest: number | undefined };

const firstOf = (contests: readonly ContestSummary[]): number => contests[0]?.id ?? 0;

/** The stations of one kelurahan in one contest, each a way into its sheet. */
export function StationList({ event, region, contest }: Props) {
  const words = useWords();
  const { t } = words;
  const contests = useContestsAt(event, [region]).data ?? [];
  const [own, setOwn] = useState<number>();
  const shown = contest ?? own ?? firstOf(contests);
  const list = useInfiniteQuery({ ...stationsQuery(shown, region), enabled: shown > 0 });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const choose = contest === undefined && <Select label={t('queue.listContest')} value={String(shown)} options={contests.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => setOwn(Number(id))} />;
  return (
    <Sheet title={t('queue.stationsOf', { name: rows[0]?.village.name ?? '' })} aside={choose} flush>
      {list.error && !list.data && <ProblemView error={list.error} onRetry={list.refetch} />}
      {!list.data && !list.error && <Loading lines={6} />}
      {rows.length > 0 && <DataTable label={t('queue.stations')} rows={rows} columns={columns(words)} rowKey={({ station }) => String(station)} total={list.data?.pages[0]?.total} onEnd={() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }} />}
    </Sheet>
  );
}

const columns = ({ t, lang, number, moment }: Words): Column<CaseRow>[] => [
  {
    id: 'station', label: t('queue.station'), head: t('queue.station'),
    cell: ({ contest, village, station, state }) => (state === 'awaited' ? <>TPS {stationNumber(station)}</>
      : <Link to="/queue/$contest/$village/$station" params={{ contest: String(contest), village: village.path, station: String(station) }}>TPS {stationNumber(station)}</Link>),
  },
  { id: 'state', label: t('case.state'), head: t('case.state'), cell: ({ state, handedOut, photosReplacedAt }) => <><span className={css.tag} data-tone={state}>{t(`queue.state.${state}`)}{handedOut && `, ${t('queue.reading')}`}</span>{photosReplacedAt !== null && <span className={css.note}><span className={css.warn}>{t('queue.short.replaced')}</span></span>}</> },
  // Before the counts: on a phone it is reached first.
  { id: 'broken', label: t('queue.broken'), head: t('queue.broken'), cell: (row) => <Marks row={row} words={{ t, lang }} /> },
  { id: 'since', label: t('queue.since'), head: t('queue.since'), cell: ({ since, village }) => (since === null ? <span className="quiet">–</span> : moment(since, village.path)) },
  ...([['photos', 'photos'], ['entries', 'entries'], ['differing', 'differing']] as const).map(([id, key]): Column<CaseRow> => ({ id, label: t(`queue.${id}`), head: t(`queue.${id}`), align: 'end', cell: (row) => (row[key] === null ? <span className="quiet">–</span> : number(row[key])) })),
];

/** Why somebody should look: rules that its word breaks, and that somebody who watches does not agree. */
function Marks({ row: { broken, against }, words }: { row: CaseRow; words: Pick<Words, 't' | 'lang'> }) {
  return marksOf(words, broken, against).map((mark) => <span key={mark} className={css.mark}>{mark}</span>);
}
