import { useWords } from '../i18n/index.ts';
import type { Column, Sort } from './DataTable.tsx';
import { Icon } from './Icon.tsx';
import css from './DataTable.module.css';

type Props<T> = { columns: readonly Column<T>[]; sort: Sort | null | undefined; onSort: ((id: string) => void) | undefined };

/** The head of a table: a row of groups where columns have any, then the columns with their sorting. */
export function TableHead<T>({ columns, sort, onSort }: Props<T>) {
  const groups = runsOf(columns);
  const grouped = groups.some((run) => run.group !== undefined);
  return (
    <thead>
      {grouped && (
        <tr className={css.groups}>
          {groups.map((run) => (run.group === undefined ? <td key={run.key} colSpan={run.span} /> : <th key={run.key} colSpan={run.span} scope="colgroup">{run.group}</th>))}
        </tr>
      )}
      <tr>
        {columns.map((column) => {
          const direction = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
          return (
            <th key={column.id} scope="col" aria-sort={direction} data-align={column.align} data-wide={column.wide} title={column.label}>
              {column.value && onSort ? <SortButton column={column} direction={direction} onSort={() => onSort(column.id)} /> : column.head}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortButton<T>({ column, direction, onSort }: { column: Column<T>; direction: 'ascending' | 'descending' | undefined; onSort: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" className={css.sort} onClick={onSort}>
      <span>{column.head}<span className="hidden-words"> {t('table.sort')}</span></span>
      <span className={css.arrow} data-on={direction !== undefined || undefined}><Icon name={direction === 'ascending' ? 'up' : 'down'} /></span>
    </button>
  );
}

/** Neighbouring columns of one group stand under one heading. */
function runsOf<T>(columns: readonly Column<T>[]): { key: string; group: string | undefined; span: number }[] {
  const runs: { key: string; group: string | undefined; span: number }[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last && last.group === column.group) last.span += 1;
    else runs.push({ key: column.id, group: column.group, span: 1 });
  }
  return runs;
}
