import type { CertificateDocument } from '../plenary/contract.ts';

type Figures = readonly (number | null)[];
export type GridColumn = {
  readonly kind: 'column' | 'subtotal' | 'carried' | 'total';
  readonly head: string;
  /** The kelurahan that it stands under, abroad the unit (TPSLN, KSK, POS); null where columns are regions themselves. */
  readonly group: string | null;
  /** Path of that kelurahan: columns of one stand under one head. */
  readonly groupOf: string | null;
  /** What a kelurahan is called in front of its name, where there is room; abroad nothing. */
  readonly groupKind: string;
  readonly figures: Figures;
  readonly corrected: ReadonlySet<number>;
};

const NONE: ReadonlySet<number> = new Set();

/** What is written is added; where nothing at all is written, nothing is the sum. */
export function addUp(all: readonly Figures[], cells: number): (number | null)[] {
  const sum = new Array<number | null>(cells).fill(null);
  for (const figures of all) for (let at = 0; at < cells; at++) {
    const figure = figures[at] ?? null;
    if (figure !== null) sum[at] = (sum[at] ?? 0) + figure;
  }
  return sum;
}

/** What stands over the stations of each kelurahan: its name, and where another one bears the same its code too. */
function namesOf(below: CertificateDocument['below']): Map<string, string> {
  const bearers = Map.groupBy(below, ({ name }) => name.toUpperCase());
  return new Map(below.map(({ path, name, code }) => [path, (bearers.get(name.toUpperCase())?.length ?? 0) > 1 ? `${name} (${code})` : name]));
}

/** Columns in the order of reading: stations with the sum of their kelurahan after them, or the regions below. */
function columnsOf(document: CertificateDocument): GridColumn[] {
  const names = namesOf(document.below);
  const hasStations = document.columns.some((column) => column.station > 0);
  const abroad = document.level === 'overseas';
  const groupKind = abroad ? '' : 'KELURAHAN/DESA';
  const columns: GridColumn[] = [];
  let ofGroup: Figures[] = [];
  for (const [at, column] of document.columns.entries()) {
    const group = hasStations ? (names.get(column.region) ?? column.region) : null;
    // A box, a mobile box and the post are each counted by their own numbers; none of them is a TPS.
    const head = abroad && group !== null ? `${group} ${String(column.station).padStart(3, '0')}` : column.label;
    const groupOf = group === null ? null : column.region;
    columns.push({ kind: 'column', head, group, groupOf, groupKind, figures: column.figures, corrected: new Set(column.corrected) });
    ofGroup.push(column.figures);
    if (!hasStations || document.columns[at + 1]?.region === column.region) continue;
    columns.push({ kind: 'subtotal', head: 'JUMLAH', group, groupOf, groupKind, figures: addUp(ofGroup, document.cells.length), corrected: NONE });
    ofGroup = [];
  }
  return columns;
}

/**
 * The columns of each sheet (lembar): what the sheets before came to (jumlah pindahan), up to `most` columns, and what it
 * comes to with them; on the last sheet that is the whole (jumlah akhir).
 */
export function gridSheets(document: CertificateDocument, most: number): GridColumn[][] {
  const columns = columnsOf(document);
  const groupKind = '';
  const cells = document.cells.length;
  const sheets: GridColumn[][] = [];
  let carried: Figures | null = null;
  for (let from = 0; from < columns.length; from += most) {
    const part = columns.slice(from, from + most);
    const sum: Figures = addUp([...(carried ? [carried] : []), ...part.filter((column) => column.kind === 'column').map((column) => column.figures)], cells);
    const isLast = from + most >= columns.length;
    sheets.push([
      ...(carried ? [{ kind: 'carried', head: 'JUMLAH PINDAHAN', group: null, groupOf: null, groupKind, figures: carried, corrected: NONE } as const] : []),
      ...part,
      { kind: 'total', head: isLast ? 'JUMLAH AKHIR' : 'JUMLAH DIPINDAHKAN', group: null, groupOf: null, groupKind, figures: isLast ? document.total : sum, corrected: NONE },
    ]);
    carried = sum;
  }
  return sheets;
}
