import type { Form } from '../../forms/index.ts';
import { channelsOf, isContestant, TABLE_LEVELS, type Mapped, type TableLevel } from './mapping.ts';

/** One figure to fold: where it stands in a row of `columns`, in the form, and in the vector of sums. */
export type PlannedFigure = { readonly cell: string; readonly column: number; readonly position: number; readonly slot: number; readonly isVote: boolean };
export type PlannedChannel = { readonly name: string; readonly figures: readonly PlannedFigure[] };
export type PlannedLevel = { readonly level: TableLevel; readonly code: number | null; readonly name: number | null };

/** A mapping resolved once, so that folding a row looks nothing up by name. Numbers are positions in `columns`. */
export type Plan = {
  readonly form: Form;
  /** Every column that is read, each once. */
  readonly columns: readonly string[];
  readonly levels: readonly PlannedLevel[];
  readonly station: number;
  readonly male: number | null;
  readonly female: number | null;
  readonly channels: readonly PlannedChannel[];
  /** Keys of the vector of sums: the cell, or `channel.cell` where there are several channels. */
  readonly keys: readonly string[];
  /** Values that mean "not known", by position in `columns`. */
  readonly absent: readonly (ReadonlySet<string> | null)[];
};

/** Resolves a mapping; `only` keeps one of its channels. Figures come in the order of the form, whatever the file says. */
export function planOf({ mapping, form }: Mapped, only?: string): Plan {
  const columns: string[] = [];
  const column = (name: string): number => {
    const at = columns.indexOf(name);
    return at >= 0 ? at : columns.push(name) - 1;
  };
  const optional = (name: string | undefined): number | null => (name === undefined ? null : column(name));
  const levels = TABLE_LEVELS.flatMap((level) => {
    const found = mapping.region.levels[level];
    return found ? [{ level, code: optional(found.code), name: optional(found.name) }] : [];
  });
  const chosen = Object.entries(channelsOf(mapping)).filter(([name]) => only === undefined || name === only);
  const keys: string[] = [];
  const channels = chosen.map(([name, figures]) => ({
    name,
    figures: form.cells.filter((cell) => figures[cell.id] !== undefined).map((cell) => ({
      cell: cell.id,
      column: column(figures[cell.id] as string),
      position: cell.position,
      slot: keys.push(chosen.length > 1 ? `${name}.${cell.id}` : cell.id) - 1,
      isVote: isContestant(form, cell.id),
    })),
  }));
  const station = column(mapping.station);
  const male = optional(mapping.voters?.male);
  const female = optional(mapping.voters?.female);
  const absent = columns.map((name) => (mapping.absent[name] ? new Set(mapping.absent[name]) : null));
  return { form, columns, levels, station, male, female, channels, keys, absent };
}
