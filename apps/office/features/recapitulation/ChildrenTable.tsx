import { useMemo } from 'react';
import type { ContestPage, ResultPage } from '../../api/types.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Choice } from '../../components/Choice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterField } from '../../components/FilterField.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useWords } from '../../i18n/index.ts';
import { parseSort, writeSort, type ResultSearch } from '../../router-search.ts';
import { childColumns } from './child-columns.tsx';
import { lineOf, ranked } from './figures.ts';
import type { SetSearch } from './ResultsPage.tsx';
import css from './ChildrenTable.module.css';

/** More contestants than this do not fit beside one another: the table then shows the largest few until asked for all. */
const FIT = 6;
const LARGEST = 5;

/** The parts of a region, each a step further down; below a kelurahan they are its stations. */
export function ChildrenTable({ contest, page, search, set }: { contest: ContestPage; page: ResultPage; search: ResultSearch; set: SetSearch }) {
  const words = useWords();
  const { t } = words;
  const many = contest.contestants.length > FIT;
  const wide = !many || search.wide === '1';
  const q = search.q ?? '';
  const voting = useMemo(() => page.children.filter(({ tally }) => tally.stations > 0), [page]);
  const without = page.children.length - voting.length;
  const kept = search.empty === '1' || voting.length === 0 ? page.children : voting;
  const children = useMemo(() => kept.map((row) => ({ row, line: lineOf(contest, row.tally) })), [kept, contest]);
  const shown = useMemo(() => children.filter(({ row }) => `${row.name} ${row.code}`.toLowerCase().includes(q.toLowerCase())), [children, q]);
  const columns = useMemo(() => {
    const order = lineOf(contest, page.total.tally).standings;
    const picked = wide ? order : ranked(order).slice(0, LARGEST);
    return childColumns({ contest, search, level: page.childLevel ?? 'station', isVerifying: page.total.verifying !== null, isLegal: contest.event.publication !== 'as_recorded' && page.channel === 'pleno', contestants: picked.map((one) => one.index), words });
  }, [contest, page, search, wide, words]);
  const title = page.childLevel === 'station' ? t('results.stations') : t('results.children', { level: page.childLevel ? t(`level.${page.childLevel}`) : '' });
  return (
    <Sheet title={title} flush aside={<span className="small quiet">{q === '' ? t('table.count', { count: children.length }) : t('table.of', { count: shown.length, total: children.length })}</span>}>
      <div className={css.tools} data-print="never">
        <FilterField label={t('results.filterLabel')} placeholder={t('results.filter')} value={q} onChange={(text) => set({ q: text || undefined })} />
        <Choice label={t('results.unit')} value={search.unit ?? 'share'} options={[{ value: 'share', label: t('results.unit.share') }, { value: 'votes', label: t('results.unit.votes') }]} onChange={(unit) => set({ unit: unit === 'votes' ? unit : undefined })} />
        {many && <Checkbox label={t('results.wide')} checked={wide} onChange={(on) => set({ wide: on ? '1' : undefined })} />}
        {without > 0 && voting.length > 0 && <Checkbox label={t('results.withEmpty', { count: without })} checked={search.empty === '1'} onChange={(on) => set({ empty: on ? '1' : undefined })} />}
      </div>
      {shown.length === 0
        ? <div className={css.none}><EmptyState title={t('results.noMatch', { q })} fix={t('results.noMatchFix')} /></div>
        : <DataTable label={title} rows={shown} columns={columns} rowKey={({ row }) => row.path} sort={parseSort(search.sort)} onSort={(sort) => set({ sort: writeSort(sort) })} />}
    </Sheet>
  );
}
