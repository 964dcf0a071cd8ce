import { fill } from '../../../../kernel/text.ts';
import type { EventSummary } from '../../api/types.ts';
import type { Column } from '../../components/DataTable.tsx';
import { FlagBadge } from '../../components/FlagBadge.tsx';
import { Progress } from '../../components/Progress.tsx';
import { stationOf } from '../../components/station.ts';
import type { Words } from '../../i18n/index.ts';
import { HALL_OUT } from '../../i18n/rooms/hall-out.ts';
import { OutlierLink, PlaceLink } from './PlaceLink.tsx';
import { ageOf, doneOf, shareOf } from './progress.ts';
import type { OverviewSearch } from './search.ts';
import type { OverviewPage, OverviewRow } from './wire.ts';
import css from './overview.module.css';

type Wanted = { event: EventSummary; page: OverviewPage; search: OverviewSearch; words: Words };
type Build = (wanted: Wanted) => Column<OverviewRow>[];

const STATES = ['awaited', 'photographed', 'entered', 'different', 'asked_again'] as const;

/** What the table may show beside the place: how far the sheets are, how far the plenaries are, what the figures say. All at once is more than a screen holds. */
export const COLUMN_SETS = ['sheets', 'plenary', 'figures'] as const;
export type ColumnSet = (typeof COLUMN_SETS)[number];

/** The columns of the table below the map: the same data, and more. An election without verification has few, shown together; stations have no plenary. */
export const overviewColumns = (wanted: Wanted, set: ColumnSet): Column<OverviewRow>[] => {
  if (!wanted.page.total.states) return [...place(wanted), ...recorded(wanted), ...quality(wanted)];
  const sets: Readonly<Record<ColumnSet, Build>> = { sheets: (all) => [...states(all), ...waiting(all)], plenary: plenaries, figures: (all) => [...changes(all), ...quality(all)] };
  return [...place(wanted), ...sets[set](wanted)];
};

const dash = <span className="quiet">–</span>;

const place: Build = ({ event, page, search, words: { t } }) => [
  {
    id: 'name', label: t('overview.region'), head: page.childLevel ? t(`level.${page.childLevel}`) : t('overview.region'), value: ({ path, name }) => (stationOf(path) ? path : name),
    cell: (row) => <PlaceLink event={event} row={row} search={search}>{row.name}</PlaceLink>,
  },
  { id: 'done', label: t(page.total.states ? 'overview.accepted' : 'overview.state.in'), head: t(page.total.states ? 'overview.accepted' : 'overview.state.in'), wide: true, value: shareOf, cell: (row) => <Progress compact count={doneOf(row)} total={row.sheets} /> },
];

const count = (id: string, label: string, value: (row: OverviewRow) => number, { number }: Words, group?: string): Column<OverviewRow> =>
  ({ id, label, head: <span className={css.countHead}>{label}</span>, group, align: 'end', value, cell: (row) => (value(row) > 0 ? number(value(row)) : <span className="quiet">0</span>) });

const states: Build = ({ words }) => [
  ...STATES.map((state) => count(state, words.t(`overview.state.${state}`), (row) => row.states?.[state] ?? 0, words, words.t('overview.state'))),
  count('unphotographed', words.t('overview.unphotographed'), (row) => row.unphotographed, words, words.t('overview.state')),
  count('replaced', words.t('overview.replaced'), (row) => row.replaced, words, words.t('overview.state')),
];

const recorded: Build = ({ words }) => [count('missing', words.t('overview.state.missing'), (row) => row.sheets - row.quickIn, words)];

const waiting: Build = ({ page, words }) => [
  { id: 'oldest', label: words.t('overview.oldest'), head: words.t('overview.oldest'), value: ({ oldest }) => oldest, cell: ({ oldest }) => (oldest ? ageOf(oldest, page.now, words) : dash) },
  ...(page.rows.some(({ owner }) => owner) ? [{ id: 'owner', label: words.t('overview.owner'), head: words.t('overview.owner'), value: ({ owner }: OverviewRow) => owner?.name ?? null, cell: ({ owner }: OverviewRow) => owner?.name ?? dash }] : []),
];

const plenaries: Build = ({ event, page, search, words }) => (page.childLevel === 'station' ? [] : [
  ...(page.childLevel === 'village' ? [] : [
    { id: 'plenary', label: words.t('overview.plenary'), head: words.t('overview.plenary'), value: ({ plenary }: OverviewRow) => plenary?.state ?? null, cell: ({ plenary, path }: OverviewRow) => (plenary ? <>{words.t(`overview.plenary.${plenary.state}`)}{plenary.outSince !== null && <span className={css.hallNote}>{fill(words.text(HALL_OUT.inTable), { time: words.moment(plenary.outSince, path) })}</span>}</> : <span className="quiet">{words.t('overview.plenary.none')}</span>) },
    { id: 'lines', label: words.t('overview.linesRead'), head: words.t('overview.linesRead'), align: 'end' as const, value: (row: OverviewRow) => { const { lines, done } = linesOf(row); return lines === 0 ? null : done / lines; }, cell: (row: OverviewRow) => (linesOf(row).lines > 0 ? words.t('overview.lines', linesOf(row)) : dash) },
    { id: 'certificates', label: words.t('overview.certificates'), head: words.t('overview.certificates'), cell: (row: OverviewRow) => certificates(row, words) || dash },
    count('objections', words.t('overview.objections'), (row) => row.openObjections, words),
    count('alarms', words.t('overview.alarms'), (row) => row.alarms, words),
  ]),
  { ...count('fieldObjections', words.t('overview.fieldObjections'), (row) => row.fieldObjections.all, words), cell: (row) => (row.fieldObjections.all > 0 ? <OutlierLink code="objected" event={event} row={row} search={search}>{words.number(row.fieldObjections.all)}</OutlierLink> : <span className="quiet">0</span>) },
  count('legal', words.t('overview.legal'), (row) => row.legalIn, words),
]);

const changes: Build = ({ event, page, search, words }) => (page.childLevel === 'station' ? [] : [
  count('correctedQuick', words.t('overview.correctedQuick'), (row) => row.corrected.quick, words),
  count('correctedLegal', words.t('overview.correctedLegal'), (row) => row.corrected.legal, words),
  { ...count('differences', words.t('overview.differences'), (row) => row.differences.all, words), cell: (row) => (row.differences.all > 0 ? <OutlierLink code="channels_differ" event={event} row={row} search={search}>{words.number(row.differences.all)}</OutlierLink> : <span className="quiet">0</span>) },
]);

/** Of a subdistrict its own lines; above it those of all halls within, which read stations. */
const linesOf = ({ plenary, halls, level }: OverviewRow): { lines: number; done: number } => (level === 'subdistrict' && plenary ? { lines: plenary.lines, done: plenary.done } : { lines: halls.lines, done: halls.done });

function certificates({ plenary }: OverviewRow, { t, number }: Words): string {
  const byState = Map.groupBy(plenary?.certificates ?? [], ({ state }) => state);
  return [...byState].map(([state, all]) => `${number(all.length)} ${t(`overview.certificate.${state}`)}`).join(', ');
}

const quality: Build = ({ page, words }) => [
  { id: 'hard', align: 'end', label: words.t('overview.hard'), head: words.t('overview.hard'), value: ({ hard }) => hard, cell: ({ hard }) => (hard > 0 ? <FlagBadge severity="hard">{words.number(hard)}</FlagBadge> : <span className="quiet">0</span>) },
  ...(page.total.states ? [count('outliers', words.t('overview.outliers'), (row) => row.outliers, words)] : []),
  { id: 'turnout', align: 'end', label: words.t('overview.turnout'), head: words.t('overview.turnout'), value: ({ turnout }) => turnout, cell: ({ turnout }) => (turnout === null ? dash : words.percent(turnout)) },
  { id: 'invalid', align: 'end', label: words.t('overview.invalid'), head: words.t('overview.invalid'), value: ({ invalid }) => invalid, cell: ({ invalid }) => (invalid === null ? dash : words.percent(invalid)) },
];
