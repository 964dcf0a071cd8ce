import { z } from 'zod';
import { MOST_PRESENT } from '../../../rules/limits.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { lineKey, type Snapshot } from '../../store/snapshot.ts';
import { cannot, type Flaw } from './frame.ts';

/**
 * What one night in a hall holds at most. A line is read once and corrected once or twice, a D.Hasil drawn up a few times; the laptop itself refuses
 * more (`hall_full`), so that no honest file is turned away at the office. Ours, of no law.
 */
export const HALL_MOST = { changesOfLine: 50, versionsOfContest: 50 } as const;

const READING = new Set(['confirm', 'correct', 'undo']);
const Lines = z.object({ lines: z.array(z.object({ contest: z.number(), region: z.string(), station: z.number() })) });

/** Keys of the lines that an act changes. */
export function linesOf(one: RawAct): readonly string[] {
  const known = keys.get(one);
  if (known) return known;
  const read = READING.has(one.act) ? Lines.safeParse(one.details) : null;
  const found = read?.success ? read.data.lines.map(({ contest, region, station }) => lineKey({ contest_id: contest, region, station })) : [];
  keys.set(one, found);
  return found;
}
/** Acts are asked for them several times, and never change. */
const keys = new WeakMap<RawAct, readonly string[]>();

/** The first act that does once more what nobody does so often: it would be work for minutes, and no night needs it. */
export function tooOften(acts: readonly RawAct[]): Flaw {
  const times = new Map<string, number>();
  for (const act of acts) {
    const things = act.act === 'attend' ? ['attend'] : act.act === 'certificate_draw_up' ? [`certificate:${String(act.details['contest'])}`] : linesOf(act);
    for (const key of things) {
      const now = (times.get(key) ?? 0) + 1;
      times.set(key, now);
      if (now > (key === 'attend' ? MOST_PRESENT : key.startsWith('line:') ? HALL_MOST.changesOfLine : HALL_MOST.versionsOfContest)) return cannot(act, 'itu lebih sering dilakukan daripada yang mungkin dalam satu malam', 'that was done more often than one night can');
    }
  }
  return null;
}

/** Each line of the hall counts its readings on top of what the office counts now, whatever the file says. */
export function countedFrom(hall: Snapshot, office: Snapshot, acts: readonly RawAct[]): Snapshot {
  const [times, here] = [new Map<string, number>(), new Map(office.lines.map((line) => [lineKey(line), line.changes]))];
  for (const act of acts) for (const key of linesOf(act)) times.set(key, (times.get(key) ?? 0) + 1);
  return { ...hall, lines: hall.lines.map((line) => ({ ...line, changes: (here.get(lineKey(line)) ?? 0) + (times.get(lineKey(line)) ?? 0) })) };
}
