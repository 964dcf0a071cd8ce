import { stationName } from '../../rules/station-name.ts';

type Act = { readonly act: string; readonly details: Readonly<Record<string, unknown>> };
type Line = { readonly region?: unknown; readonly station?: unknown; readonly reason?: unknown };

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const linesOf = ({ details }: Act): Line[] => (Array.isArray(details['lines']) ? details['lines'] as Line[] : []);

/** Why an act took back what was drawn up, in its own words, and which lines it was about (`11.01.01.1001/2`; at most ten). */
export function reasonOf(act: Act): { readonly reason: string | null; readonly lines: string[]; readonly station: string | null } {
  const lines = linesOf(act);
  const [first] = lines;
  const reason = textOf(act.details['reason']) ?? textOf(act.details['matter']) ?? textOf(act.details['answer']) ?? textOf(first?.reason);
  const station = lines.length === 1 && typeof first?.station === 'number' && first.station > 0 ? stationName({ region: String(first.region), station: first.station }) : null;
  return { reason, station, lines: lines.slice(0, 10).map(({ region, station: number }) => `${String(region)}/${String(number)}`) };
}
