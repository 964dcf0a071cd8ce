import { buildForm, type Form } from '../../../../modules/forms/index.ts';
import { stationNumber } from '../../components/station.ts';
import type { CertificateDocument } from './wire.ts';

/** The form of the paper, from what the document itself says. */
export const formOfDocument = ({ contest }: CertificateDocument): Form => buildForm({ variant: contest.variant, contest: contest.type, ballot: contest.ballot });

export type Column = { readonly key: string; readonly label: string; readonly figures: readonly (number | null)[]; readonly corrected: readonly number[] };

const sumOf = (columns: readonly { figures: readonly (number | null)[] }[], cells: number): (number | null)[] =>
  Array.from({ length: cells }, (_, at) => columns.reduce<number | null>((sum, { figures }) => (figures[at] == null ? sum : (sum ?? 0) + figures[at]), null));

/** The columns of one region below, or of all of them: a kelurahan as the sum of its stations. The sum of everything stands first. */
export function columnsOfDocument(document: CertificateDocument, region: string | undefined, total: string): Column[] {
  const { below, columns, cells } = document;
  const all: Column = { key: 'total', label: total, figures: document.total, corrected: [] };
  const chosen = columns.filter((column) => column.region === region);
  if (chosen.length > 0) return [all, ...chosen.map((column) => ({ key: `${column.region}/${column.station}`, label: column.station > 0 ? `TPS ${stationNumber(column.station)}` : column.label, figures: column.figures, corrected: column.corrected }))];
  return [all, ...below.map(({ path, name }) => {
    const own = columns.filter((column) => column.region === path);
    return { key: path, label: name, figures: sumOf(own, cells.length), corrected: [...new Set(own.flatMap(({ corrected }) => corrected))] };
  })];
}
