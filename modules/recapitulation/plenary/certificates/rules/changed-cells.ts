import type { CertificateDocument } from '../../contract.ts';
import { placeName } from '../../rules/station-name.ts';

type Figures = Pick<CertificateDocument, 'cells' | 'columns' | 'total' | 'below'>;
export type ChangedCell = { readonly region: string; readonly station: number; readonly place: string; readonly cell: string; readonly before: number | null; readonly after: number | null };
export type Changed = { readonly count: number; readonly cells: readonly ChangedCell[]; readonly total: readonly Pick<ChangedCell, 'cell' | 'before' | 'after'>[] };

const keyOf = ({ region, station }: { readonly region: string; readonly station: number }): string => `${region}/${station}`;

/** Cells that are not what the version before says, column by column in the order of the paper, at most `most` of them; and of the sum. A column that is new has nothing before. */
export function changedCells(before: Figures, after: Figures, most: number): Changed {
  const names = new Map([...before.below, ...after.below].map(({ path, name }) => [path, name]));
  const [old, now] = [new Map(before.columns.map((one) => [keyOf(one), one])), new Map(after.columns.map((one) => [keyOf(one), one]))];
  const cells: ChangedCell[] = [];
  let count = 0;
  for (const [key, { region, station }] of new Map([...now, ...old])) {
    const [was, is] = [old.get(key)?.figures ?? [], now.get(key)?.figures ?? []];
    for (const [at, cell] of after.cells.entries()) {
      const change = { before: was[at] ?? null, after: is[at] ?? null };
      if (change.before === change.after) continue;
      count++;
      if (cells.length < most) cells.push({ region, station, place: placeName({ region, name: names.get(region) ?? region, station }), cell, ...change });
    }
  }
  const total = after.cells.map((cell, at) => ({ cell, before: before.total[at] ?? null, after: after.total[at] ?? null })).filter((one) => one.before !== one.after);
  return { count, cells, total };
}
