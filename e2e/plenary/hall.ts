import { call } from '../support/call.ts';

export type Contest = { readonly id: number; readonly slug: string };
export const SUBDISTRICT = '16.71.04';
export const VILLAGE = '16.71.04.1001';

export const contestsOfNight = (): Promise<Contest[]> => call<Contest[]>('demo:ppk', '/api/events/demo-malam/contests');

type Written = { readonly figures: Record<string, number | null> } | null;
type Line = { readonly state: string; readonly changes: number; readonly written: Written; readonly figures: Record<string, number | null> | null };
export const lineOf = (plenary: number, contest: number, station: number, region = VILLAGE): Promise<Line> => call<Line>('demo:ppk', `/api/plenaries/${plenary}/lines/${contest}/${region}/${station}`);

/** The number of the subdistrict's plenary; undefined before it is planned. */
export async function plenaryHere(): Promise<number | undefined> {
  const { rows } = await call<{ rows: { id: number | null; region: { path: string } }[] }>('demo:ppk', `/api/plenaries?event=demo-malam&region=${SUBDISTRICT}`);
  return rows.find(({ region }) => region.path === SUBDISTRICT)?.id ?? undefined;
}

/** Reads every line of a contest that still waits: what is written where something is, else the figures of TPS 005. */
export async function readAll(plenary: number, contest: number): Promise<void> {
  const { rows } = await call<{ rows: { region: { path: string }; station: number; state: string; mark: string | null; doubts: string[]; changes: number }[] }>('demo:ppk', `/api/plenaries/${plenary}/lines?contest=${contest}`);
  const waiting = rows.filter(({ state }) => state === 'waiting').map(({ region, station, mark, doubts, changes }) => ({ isDoubted: doubts.length > 0, line: { contest, region: region.path, station, mark, after: changes } }));
  const written = waiting.flatMap(({ isDoubted, line }) => (line.mark !== null && !isDoubted ? [line] : []));
  if (written.length > 0) await call('demo:ppk', `/api/plenaries/${plenary}/lines/confirm-many`, { lines: written });
  const { figures } = await lineOf(plenary, contest, 5);
  for (const { isDoubted, line: { mark, ...line } } of waiting) {
    if (mark === null) await call('demo:ppk', `/api/plenaries/${plenary}/lines/confirm`, { ...line, figures });
    else if (isDoubted) await call('demo:ppk', `/api/plenaries/${plenary}/lines/confirm`, { ...line, figures: (await lineOf(plenary, contest, line.station, line.region)).written?.figures });
  }
}
