import type { PlenaryRow } from './wire.ts';

type Row = Pick<PlenaryRow, 'id' | 'level' | 'region' | 'certificates'>;

/** The region whose plenary decides on what is sent from here; null above the nation. */
const aboveOf = ({ level, region: { path } }: Row): string | null => (level === 'national' ? null : level === 'overseas' ? '' : path.split('.').slice(0, -1).join('.'));

/** Contests of a plenary whose D.Hasil was sent and waits for whoever leads above: `mayLead` of that region. */
export function waitingHere(row: Row, mayLead: (path: string) => boolean): number[] {
  const above = aboveOf(row);
  return row.id === null || above === null || !mayLead(above) ? [] : row.certificates.filter(({ state }) => state === 'sent').map(({ contest }) => contest);
}

/** What waits for the reader first, everything else in its order. */
export const waitingFirst = <R extends Row>(rows: readonly R[], mayLead: (path: string) => boolean): R[] => {
  const waits = (row: R): boolean => waitingHere(row, mayLead).length > 0;
  return [...rows.filter(waits), ...rows.filter((row) => !waits(row))];
};
