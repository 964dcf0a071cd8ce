import { useMemo } from 'react';
import type { EventSummary } from '../../api/types.ts';
import { Choice } from '../../components/Choice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterField } from '../../components/FilterField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { parseSort, writeSort } from '../../router-search.ts';
import { COLUMN_SETS, overviewColumns, type ColumnSet } from './columns.tsx';
import type { OverviewSearch, SetOverview } from './search.ts';
import type { OverviewPage } from './wire.ts';
import css from './overview.module.css';

/** A station has no plenary of its own. */
const setsOf = (page: OverviewPage): readonly ColumnSet[] => (page.childLevel === 'station' ? COLUMN_SETS.filter((one) => one !== 'plenary') : COLUMN_SETS);

/** The map as a table: sorted and filtered by the address, however many rows. */
export function RegionTable({ event, page, search, set }: { event: EventSummary; page: OverviewPage; search: OverviewSearch; set: SetOverview }) {
  const words = useWords();
  const { t } = words;
  const q = search.q ?? '';
  const rows = useMemo(() => page.rows.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(q.toLowerCase())), [page, q]);
  const chosen = setsOf(page).find((one) => one === search.columns) ?? 'sheets';
  const columns = useMemo(() => overviewColumns({ event, page, search, words }, chosen), [event, page, search, words, chosen]);
  const title = t('overview.table', { level: page.childLevel ? t(`level.${page.childLevel}`) : '' });
  return (
    <Sheet title={title} flush aside={<span className="small quiet">{q === '' ? t('table.count', { count: rows.length }) : t('table.of', { count: rows.length, total: page.rows.length })}</span>}>
      <div className={css.tools} data-print="never"><FilterField label={t('overview.filter')} placeholder={t('overview.filter')} value={q} onChange={(text) => set({ q: text || undefined })} />{page.total.states && <Choice label={t('overview.columns')} value={chosen} options={setsOf(page).map((value) => ({ value, label: t(`overview.columns.${value}`) }))} onChange={(value) => set({ columns: value === 'sheets' ? undefined : value, sort: undefined })} />}</div>
      {rows.length === 0
        ? <div className={css.none}><EmptyState title={t('overview.noMatch', { q })} fix={t('overview.noMatchFix')} /></div>
        : <DataTable label={title} rows={rows} columns={columns} rowKey={({ path }) => path} sort={parseSort(search.sort)} onSort={(sort) => set({ sort: writeSort(sort) })} />}
    </Sheet>
  );
}
