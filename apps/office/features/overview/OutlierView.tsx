import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ContestSummary } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { stationNumber } from '../../components/station.ts';
import { fill } from '../../../../kernel/text.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { OUTLIER_LIMITS } from '../../i18n/rooms/outlier-limits.ts';
import { outliers, type Asked } from './queries.ts';
import type { OverviewSearch, SetOverview } from './search.ts';
import { OUTLIER_CODES, type OutlierList, type OutlierRow } from './wire.ts';
import css from './overview.module.css';

type Props = { contests: readonly ContestSummary[]; asked: Asked; search: OverviewSearch; set: SetOverview };

/** Stations whose figures stand out, with why and how far. */
export function OutlierView({ contests, asked, search, set }: Props) {
  const words = useWords();
  const { t } = words;
  const list = useInfiniteQuery(outliers(asked, search));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const isOfMany = contests.length > 1;
  const columns = useMemo(() => columnsOf(words, isOfMany), [words, isOfMany]);
  const title = t('overview.tab.outliers');
  return (
    <Sheet title={title} flush aside={<span className="small quiet">{t('outlier.shown', { count: rows.length, total })}</span>}>
      {list.data?.pages[0] && <Limits limits={list.data.pages[0].limits} />}
      <OutlierFilter search={search} set={set} counts={list.data?.pages[0]?.counts ?? {}} />
      {list.error ? <div className={css.none}><ProblemView error={list.error} onRetry={list.refetch} /></div>
        : !list.data ? <div className={css.none}><Loading /></div>
          : rows.length === 0 ? <div className={css.none}><EmptyState title={t('outlier.empty')} fix={t('outlier.emptyFix')} /></div>
            : <DataTable label={title} rows={rows} columns={columns} total={total} rowKey={(row) => `${row.contest} ${row.village.path}/${row.station} ${row.code}`} onEnd={() => { if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage(); }} />}
    </Sheet>
  );
}

function OutlierFilter({ search, set, counts }: { search: OverviewSearch; set: SetOverview; counts: Readonly<Record<string, number>> }) {
  const { t, number } = useWords();
  const any = (text: string) => ({ value: '', label: text });
  return (
    <div className={css.tools} data-print="never">
      <Select label={t('outlier.code')} value={search.code ?? ''} options={[any(t('outlier.any')), ...OUTLIER_CODES.map((code) => ({ value: code, label: `${t(`outlier.${code}`)} (${number(counts[code] ?? 0)})` }))]} onChange={(code) => set({ code: OUTLIER_CODES.find((one) => one === code) })} />
      <Select label={t('outlier.channel')} value={search.channel ?? ''} options={[any(t('outlier.channel.any')), { value: 'main', label: t('outlier.channel.main') }, { value: 'pleno', label: t('outlier.channel.pleno') }]} onChange={(channel) => set({ channel: channel === 'main' || channel === 'pleno' ? channel : undefined })} />
      <Select label={t('outlier.explained')} value={search.explained ?? ''} options={[any(t('outlier.explained.any')), { value: 'true', label: t('outlier.explained.yes') }, { value: 'false', label: t('outlier.explained.no') }]} onChange={(explained) => set({ explained: explained === 'true' || explained === 'false' ? explained : undefined })} />
      <Select label={t('outlier.sort')} value={search.order ?? ''} options={[any(t('outlier.sort.place')), { value: 'value', label: t('outlier.sort.value') }]} onChange={(order) => set({ order: order === 'value' ? order : undefined })} />
    </div>
  );
}

const columnsOf = (words: Words, isOfMany: boolean): Column<OutlierRow>[] => [
  {
    id: 'station', label: words.t('outlier.station'), head: words.t('outlier.station'),
    cell: ({ contest, village, station, channel }) => <Link to="/contests/$contest/sheets/$village/$station" params={{ contest: String(contest), village: village.path, station: String(station) }} search={{ channel }}>TPS {stationNumber(station)}</Link>,
  },
  { id: 'village', label: words.t('outlier.village'), head: words.t('outlier.village'), cell: ({ village, subdistrict }) => <>{village.name} <span className="quiet small">{subdistrict}</span></> },
  ...(isOfMany ? [{ id: 'contest', label: words.t('overview.contest'), head: words.t('overview.contest'), cell: ({ contestName }: OutlierRow) => contestName }] : []),
  { id: 'code', label: words.t('outlier.code'), head: words.t('outlier.code'), cell: ({ code }) => words.t(`outlier.${code}`) },
  { id: 'measure', label: words.t('outlier.measure'), head: words.t('outlier.measure'), cell: (row) => (row.differing.length > 0 ? <Differing row={row} words={words} /> : measure(row, words)) },
  { id: 'channel', label: words.t('outlier.channel'), head: words.t('outlier.channel'), cell: ({ channel }) => words.t(channel === 'pleno' ? 'outlier.channel.pleno' : 'outlier.channel.main') },
  { id: 'explained', label: words.t('outlier.explained'), head: words.t('outlier.explained'), cell: ({ code, explained }) => (code === 'channels_differ' || code === 'objected' ? words.t(explained ? 'outlier.explained.yes' : 'outlier.explained.no') : <span className="quiet">–</span>) },
];

/** What each way says of the boxes on which they differ: quick way, then plenary. */
function Differing({ row: { value, differing }, words: { t, number } }: { row: OutlierRow; words: Words }) {
  const write = (figure: number | null): string => (figure === null ? t('case.absent') : number(figure));
  return (
    <ul className={css.differing} aria-label={t('outlier.differing')}>
      {differing.map(({ cell, place, quick, legal }) => <li key={cell}><b>{place}</b> {write(quick)} <Icon name="next" /><span className="hidden-words">{t('outlier.becomes')}</span> {write(legal)}</li>)}
      {value > differing.length && <li>{t('outlier.more', { count: value - differing.length })}</li>}
    </ul>
  );
}

/** Beyond which lines a station stands out, and where they come from: nobody takes them for law, and none is a verdict. */
function Limits({ limits: { turnout, invalid, oneTakesAll, village, source } }: { limits: OutlierList['limits'] }) {
  const { t, text, percent, number } = useWords();
  const values = { low: percent(turnout.low), high: percent(turnout.high), invalid: percent(invalid), count: number(oneTakesAll), distance: percent(village.distance), stations: number(village.stations), votes: number(village.votes) };
  return (
    <details className={css.limits}>
      <summary>{t('outlier.limits')}</summary>
      <p>{text(source)} {t('outlier.limitsWhole')}</p>
      <ul>
        {OUTLIER_CODES.map((code) => <li key={code}><b>{t(`outlier.${code}`)}</b>: {fill(text(OUTLIER_LIMITS[code]), values)}</li>)}
      </ul>
    </details>
  );
}

/** What was measured, in the words of its reason. */
function measure({ code, value, beside, cell }: OutlierRow, { t, percent, number }: Words): string {
  const held = beside === null ? '–' : number(beside);
  if (code === 'channels_differ') return t('outlier.measure.cells', { value, cell: cell ?? '' });
  if (code === 'objected') return t('outlier.measure.objected', { value, beside: held });
  if (code === 'above_voters') return t('outlier.measure.above', { value, beside: held });
  if (code === 'all_zero') return t('outlier.measure.zero', { beside: held });
  if (code === 'one_takes_all') return t('outlier.measure.votes', { cell: cell ?? '', value });
  if (code === 'far_from_village') return t('outlier.measure.village', { cell: cell ?? '', value: percent(value), beside: beside === null ? '–' : percent(beside) });
  return t('outlier.measure.share', { value: percent(value), beside: beside === null ? '–' : percent(beside) });
}
