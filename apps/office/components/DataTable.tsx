import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type ColumnDef, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useWords } from '../i18n/index.ts';
import css from './DataTable.module.css';
import { TableHead } from './TableHead.tsx';
import { usePrinting } from './usePrinting.ts';
import { useRowKeys } from './useRowKeys.ts';

/** One column: the first is the row's own heading, holds its link and stays in sight. */
export type Column<T> = {
  readonly id: string;
  /** What stands in the head, and its plain words for whoever hears it. */
  readonly head: ReactNode;
  readonly label: string;
  readonly group?: string | undefined;
  readonly cell: (row: T) => ReactNode;
  /** Orders the rows by this column; rows without a value come last either way. */
  readonly value?: ((row: T) => number | string | null) | undefined;
  readonly align?: 'end' | undefined;
  readonly wide?: boolean | undefined;
};
export type Sort = { readonly id: string; readonly desc: boolean };

export type DataTableProps<T> = {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  sort?: Sort | null | undefined;
  onSort?: ((sort: Sort | null) => void) | undefined;
  /** How many rows there are in all, where more than `rows` can still be loaded. */
  total?: number | undefined;
  onEnd?: (() => void) | undefined;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const ROW_HEIGHT = 41;
/** Up to here the browser holds every row: find-in-page and printing then need no help. */
const ALL_AT_ONCE = 80;
const LOAD_AHEAD = 40;
/** A table this short stands on the page as it is; a pane that scrolls by itself would only be in the way. */
const SHORT = 40;

/** A table that copes with hundreds of thousands of rows: sorted, walked by keys, its head and first column always in sight. */
export function DataTable<T extends object>({ label, rows, columns, rowKey, sort, onSort, total, onEnd }: DataTableProps<T>) {
  const { t } = useWords();
  const pane = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const sorted = useSortedRows(rows, columns, sort, onSort);
  const { first, last, before, after, reveal, measure } = useWindow(pane, sorted.rows.length, printing);
  useRowKeys(pane, sorted.rows.length, reveal);
  useEffect(() => {
    if (last >= sorted.rows.length - LOAD_AHEAD) onEnd?.();
  }, [last, sorted.rows.length, onEnd]);
  return (
    <div ref={pane} className={css.pane} data-short={sorted.rows.length <= SHORT || undefined} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table} aria-rowcount={(total ?? sorted.rows.length) + 1}>
        <caption className="hidden-words">{label}. {t('app.tooWide')}</caption>
        <TableHead columns={columns} sort={sort} onSort={onSort && sorted.toggle} />
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ blockSize: before }} />}
          {sorted.rows.slice(first, last + 1).map((row, offset) => (
            <Row key={rowKey(row)} row={row} index={first + offset} columns={columns} measure={measure} />
          ))}
          {after > 0 && <tr aria-hidden="true" style={{ blockSize: after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Which rows are drawn, and how much room stands for the others above and below them. */
function useWindow(pane: RefObject<HTMLElement | null>, count: number, printing: boolean) {
  const windowed = count > ALL_AT_ONCE && !printing;
  const virtual = useVirtualizer({ count: windowed ? count : 0, getScrollElement: () => pane.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  if (!windowed) return { first: 0, last: count - 1, before: 0, after: 0, reveal: () => undefined, measure: undefined };
  const items = virtual.getVirtualItems();
  const [top, bottom] = [items[0], items.at(-1)];
  return {
    first: top?.index ?? 0, last: bottom?.index ?? -1,
    before: top?.start ?? 0, after: virtual.getTotalSize() - (bottom?.end ?? 0),
    reveal: (index: number) => virtual.scrollToIndex(index), measure: virtual.measureElement,
  };
}

type RowProps<T> = { row: T; index: number; columns: readonly Column<T>[]; measure: ((node: Element | null) => void) | undefined };

function Row<T>({ row, index, columns, measure }: RowProps<T>) {
  return (
    <tr data-index={index} aria-rowindex={index + 2} ref={measure} data-odd={index % 2 === 1 || undefined}>
      {columns.map((column, at) => (at === 0
        ? <th key={column.id} scope="row">{column.cell(row)}</th>
        : <td key={column.id} data-align={column.align} data-wide={column.wide}>{column.cell(row)}</td>))}
    </tr>
  );
}

function useSortedRows<T extends object>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null | undefined, onSort: ((sort: Sort | null) => void) | undefined) {
  const definitions = useMemo(() => columns.map(definition), [columns]);
  const sorting = useMemo<SortingState>(() => (sort ? [{ id: sort.id, desc: sort.desc }] : []), [sort?.id, sort?.desc]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    state: { sorting },
    enableMultiSort: false,
    onSortingChange: (change) => onSort?.((typeof change === 'function' ? change(sorting) : change)[0] ?? null),
  });
  return {
    rows: table.getRowModel().rows.map((row) => row.original),
    toggle: (id: string) => table.getColumn(id)?.toggleSorting(),
  };
}

const definition = <T extends object>(column: Column<T>): ColumnDef<typeof features, T> => ({
  id: column.id,
  accessorFn: (row) => column.value?.(row) ?? undefined,
  enableSorting: column.value !== undefined,
  sortUndefined: 'last',
  sortDescFirst: column.align === 'end',
  sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
});

const compare = (a: unknown, b: unknown): number =>
  typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'id', { numeric: true }) : Number(a) - Number(b);
