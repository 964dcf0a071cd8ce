import { ABSENT, cellCode, LARGEST, scanInteger, type RowErrors } from '../../../kernel/tables/index.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { ListedVillage } from '../../sheets/index.ts';
import type { Plan } from '../rules/plan.ts';
import type { StationList } from './station-list.ts';

/** The sheets of one row of a table: one per channel that has at least one figure. */
export type ResultRows = {
  /** Reads one row; null where something is wrong with it (noted in `errors`). */
  read(cells: readonly string[], at: readonly number[], row: number, errors: RowErrors): StationSheets | null;
};

export type StationSheets = {
  readonly village: ListedVillage;
  readonly station: number;
  /** Figures in the order of the contest's form, by the position of the channel in the plan; null = nothing written. */
  readonly figures: readonly (readonly (number | null)[] | null)[];
};

const LARGEST_STATION = 9999;

/** Reads rows of a table by a plan; `villageColumn` = position in the plan of the column that holds the village's code. */
export function resultRows(plan: Plan, contest: ContestContext, villageColumn: number, list: StationList): ResultRows {
  const cells = contest.form.cells.length;
  const positions = plan.channels.map(({ figures }) => figures.map(({ cell }) => contest.form.index[cell] as number));
  return {
    read(row, at, number, errors) {
      const cell = (column: number): string => row[at[column] as number] as string;
      const fault = (code: Parameters<RowErrors['add']>[0], column: number): null => {
        errors.add(code, number, plan.columns[column] as string, cell(column));
        return null;
      };
      const integer = (column: number, largest: number): number | null => {
        const scanned = scanInteger(cell(column), largest);
        if (scanned >= 0) return scanned;
        if (scanned === ABSENT || plan.absent[column]?.has(cell(column).trim())) return null;
        return fault(cellCode(scanned), column);
      };
      const before = errors.count;
      const village = list.village(cell(villageColumn).trim());
      if (!village) fault('region_unknown', villageColumn);
      const station = integer(plan.station, LARGEST_STATION);
      if (station === null && errors.count === before) fault('value_missing', plan.station);
      const figures = plan.channels.map((channel, index) => {
        let sheet: (number | null)[] | null = null;
        for (const [i, figure] of channel.figures.entries()) {
          const value = integer(figure.column, LARGEST);
          if (value === null) continue;
          sheet ??= new Array<number | null>(cells).fill(null);
          sheet[positions[index]?.[i] as number] = value;
        }
        return sheet;
      });
      if (!village || station === null) return null;
      const taken = list.take(village, station);
      if (taken === 'unknown') fault('value_unknown', plan.station);
      if (taken === 'again') fault('row_duplicate', plan.station);
      return errors.count === before ? { village, station, figures } : null;
    },
  };
}
