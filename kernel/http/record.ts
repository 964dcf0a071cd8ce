import type { Context } from 'hono';
import { isSignedIn, NATION, type Actor } from '../access.ts';
import { homeOf } from '../audit/home.ts';
import { noteAudit } from '../audit/trail.ts';
import { systemClock, type Clock } from '../clock.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../problem.ts';
import type { AnyRoute, FileAnswer } from './route.ts';

/** One entry per person and route in this time; the others of the same minute are counted in the next one. */
const PAUSE_MILLISECONDS = 60_000;
const MOST_REMEMBERED = 10_000;
const LONGEST_THING = 500;
const LONGEST_PARAM = 60;
/** Filters that tell a region, a kind or a day. Every other may hold whom somebody looked for, and stays out of the trail. */
const TOLD = new Set(['scheme', 'path', 'region', 'roll', 'level', 'role', 'state', 'within', 'channel', 'action', 'from', 'to', 'on', 'format']);
/** As many digits as a NIK or a telephone number has, wherever they were typed. */
const NUMBER = /\d{9}/;

export type Recorder = {
  /** Notes `access.refused` where a signed-in person was told `not_allowed`; never makes a request fail. */
  refused(context: Context, one: AnyRoute, actor: Actor, found: Problem): Promise<void>;
  /** Notes `<module>.export` before the file leaves, unless its command did; no file without its entry, and none with two. */
  exported(context: Context, one: AnyRoute, actor: Actor, file: FileAnswer): Promise<void>;
};

/** What the door itself writes into the trail. */
export function recorder({ db, log }: { readonly db: Db; readonly log: Log }, clock: Clock = systemClock): Recorder {
  const throttle = createThrottle(clock);
  return {
    async refused(context, one, actor, found) {
      if (found.code !== 'not_allowed' || !isSignedIn(actor)) return;
      const thing = `${one.method} ${one.path}`;
      const leftOut = throttle(`${actor.id} ${thing}`);
      if (leftOut === null) return;
      const details = { verb: found.params['verb'] ?? null, ...shownParams(context), ...(leftOut > 0 ? { left_out: leftOut } : {}) };
      await noteAudit(db, actor, 'access.refused', { place: homeOf(actor), thing, details })
        .catch((error: unknown) => { log.error({ err: error, thing }, 'a refusal could not be noted in the trail'); });
    },
    async exported(context, one, actor, file) {
      if (file.isNoted === true) return;
      await noteAudit(db, actor, `${moduleOf(one)}.export`, { place: file.place ?? NATION, thing: file.thing ?? thingAt(context.req.url), details: { ...file.details, file: file.name } });
    },
  };
}

/** What stood in the path, not yet held against a contract: short, and nothing that could be a NIK, telephone number or e-mail. */
const shownParams = (context: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(context.req.param()).map(([name, value]) => [name, NUMBER.test(value) || value.includes('@') ? '…' : shorten(value)]));
const shorten = (text: string): string => (text.length > LONGEST_PARAM ? `${text.slice(0, LONGEST_PARAM - 1)}…` : text);

/** The path of an address with the filters that may be told. */
function thingAt(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const told = [...searchParams].filter(([name, value]) => TOLD.has(name) && !NUMBER.test(value));
  return `${pathname}${told.length > 0 ? '?' : ''}${new URLSearchParams(told).toString()}`.slice(0, LONGEST_THING);
}

/** How many were left out since the last entry of this name, or null if this one is left out too. */
function createThrottle({ now }: Clock): (name: string) => number | null {
  const seen = new Map<string, { readonly at: number; leftOut: number }>();
  return (name) => {
    const at = now().getTime();
    const last = seen.get(name);
    if (last && at - last.at < PAUSE_MILLISECONDS) {
      last.leftOut += 1;
      return null;
    }
    // Taken out and put in again, the oldest stand first.
    seen.delete(name);
    seen.set(name, { at, leftOut: 0 });
    const [oldest] = seen.keys();
    if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return last?.leftOut ?? 0;
  };
}

const moduleOf = ({ access, tag }: AnyRoute): string => (/^([a-z_]+)\.[a-z_]+$/.exec([access].flat()[0] ?? '')?.[1] ?? tag.toLowerCase().replace(/[^a-z_]/g, '_'));
