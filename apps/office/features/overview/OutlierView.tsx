import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EventSummary } from '../../api/types.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ProblemView } from '../../components/ProblemView.tsx';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { stationNumber } from '../../components/station.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { outliers, type Asked } from './queries.ts';
import type { OverviewSearch, SetOverview } from './search.ts';
import { OUTLIER_CODES, type OutlierRow } from './wire.ts';
import css from './overview.module.css';

type Props = { event: EventSummary; asked: Asked; search: OverviewSearch; set: SetOverview };

/** Stations whose figures stand out, with why and how far. */
export function OutlierView({ event, asked, search, set }: Props) {
  const words = useWords();
  const { t } = words;
  const list = useInfiniteQuery(outliers(asked, search));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const columns = useMemo(() => columnsOf(words, event), [words, event]);
  const title = t('overview.tab.outliers');
  return (
    <Sheet title={title} flush aside={<span className="small quiet">{t('outlier.shown', { count: rows.length, total })}</span>}>
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

const columnsOf = (words: Words, event: EventSummary): Column<OutlierRow>[] => [
  {
    id: 'station', label: words.t('outlier.station'), head: words.t('outlier.station'),
    cell: ({ contest, village, station }) => <Link to="/contests/$contest/sheets/$village/$station" params={{ contest: String(contest), village: village.path, station: String(station) }} search={{}}>TPS {stationNumber(station)}</Link>,
  },
  { id: 'village', label: words.t('outlier.village'), head: words.t('outlier.village'), cell: ({ village, subdistrict }) => <>{village.name} <span className="quiet small">{subdistrict}</span></> },
  ...(event.contests.length > 1 ? [{ id: 'contest', label: words.t('overview.contest'), head: words.t('overview.contest'), cell: ({ contestName }: OutlierRow) => contestName }] : []),
  { id: 'code', label: words.t('outlier.code'), head: words.t('outlier.code'), cell: ({ code }) => words.t(`outlier.${code}`) },
  { id: 'measure', label: words.t('outlier.measure'), head: words.t('outlier.measure'), cell: (row) => measure(row, words) },
  { id: 'channel', label: words.t('outlier.channel'), head: words.t('outlier.channel'), cell: ({ channel }) => words.t(channel === 'pleno' ? 'outlier.channel.pleno' : 'outlier.channel.main') },
  { id: 'explained', label: words.t('outlier.explained'), head: words.t('outlier.explained'), cell: ({ code, explained }) => (code === 'channels_differ' ? words.t(explained ? 'outlier.explained.yes' : 'outlier.explained.no') : <span className="quiet">–</span>) },
];

/** What was measured, in the words of its reason. */
function measure({ code, value, beside, cell }: OutlierRow, { t, percent, number }: Words): string {
  const held = beside === null ? '–' : number(beside);
  if (code === 'channels_differ') return t('outlier.measure.cells', { value, cell: cell ?? '' });
  if (code === 'above_voters') return t('outlier.measure.above', { value, beside: held });
  if (code === 'all_zero') return t('outlier.measure.zero', { beside: held });
  if (code === 'one_takes_all') return t('outlier.measure.votes', { cell: cell ?? '', value });
  if (code === 'far_from_village') return t('outlier.measure.village', { cell: cell ?? '', value: percent(value), beside: beside === null ? '–' : percent(beside) });
  return t('outlier.measure.share', { value: percent(value), beside: beside === null ? '–' : percent(beside) });
}
