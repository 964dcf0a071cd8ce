import type { Actor } from '../../../../../kernel/access.ts';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { contestContext, LEGAL } from '../../../../elections/index.ts';
import { acceptIn, type ArrivingSheet } from '../../../../sheets/index.ts';
import { linesTold } from '../rules/told/said.ts';
import type { RawAct } from '../store/hall-house.ts';
import { lineKey, type RawLine } from '../store/snapshot.ts';

type Reading = { readonly contest: number; readonly actor: string; readonly sheet: ArrivingSheet };
/** What a changed figure is called where the minutes of the hall give no other reason. */
const READ_AGAIN = 'Dibacakan ulang di ruang pleno';

/**
 * What was read in the hall becomes versions of the legal way, each reading of a line its own, in the order of the minutes; of lines
 * whose difference a person decided only the last, with that reason. Running totals follow by announcement.
 */
export async function recordHall(tx: Tx, acts: readonly RawAct[], lines: ReadonlyMap<string, RawLine>, decided: ReadonlyMap<string, string>): Promise<Result<null>> {
  const readings = readingsOf(acts, lines, decided);
  const rounds = Math.max(0, ...[...readings.values()].map((of) => of.length));
  for (let round = 0; round < rounds; round++) {
    const now = [...readings.values()].flatMap((of) => of[round] ?? []);
    for (const [contest, some] of [...Map.groupBy(now, (reading) => reading.contest)].sort(([a], [b]) => a - b)) {
      const context = await contestContext(tx, contest);
      if (!context.ok) return context;
      for (const [actor, sheets] of Map.groupBy(some, (reading) => reading.actor)) {
        const who: Actor = { id: actor, name: '', grants: [] };
        const outcomes = await acceptIn(tx, { actor: who, contest: context.value, channel: LEGAL, origin: 'paper', command: 'recapitulation.confirm' }, sheets.map(({ sheet }) => sheet));
        if (!outcomes.ok) return fail(outcomes.problem);
      }
    }
  }
  return ok(null);
}

/** Every reading of every line that comes in, in its order. */
function readingsOf(acts: readonly RawAct[], lines: ReadonlyMap<string, RawLine>, decided: ReadonlyMap<string, string>): Map<string, Reading[]> {
  const readings = new Map<string, Reading[]>();
  const why = new Map<string, string>();
  for (const act of acts) for (const told of linesTold(act)) {
    const key = lineKey({ contest_id: told.contest, region: told.region, station: told.station });
    if (!lines.has(key) || decided.has(key)) continue;
    const reason = told.reason ?? why.get(key) ?? READ_AGAIN;
    if (told.reason !== null) why.set(key, told.reason);
    if (told.state === 'waiting' || told.figures === null) continue;
    const reading = { contest: told.contest, actor: act.actor, sheet: { village: told.region, station: told.station, figures: told.figures, provenance: null, reason } };
    readings.set(key, [...(readings.get(key) ?? []), reading]);
  }
  for (const [key, reason] of decided) {
    const line = lines.get(key);
    if (line?.figures) readings.set(key, [{ contest: line.contest_id, actor: line.changed_by ?? '', sheet: { village: line.region, station: line.station, figures: line.figures, provenance: null, reason } }]);
  }
  return readings;
}
