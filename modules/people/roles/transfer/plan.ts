import { setImmediate } from 'node:timers/promises';
import { may, type Actor, type Verb } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions } from '../../../regions/index.ts';
import { seenAmong } from '../../identity/standing.ts';
import type { ROW_OUTCOMES } from '../contract.ts';
import { strangeStations } from '../commands/known-station.ts';
import { exceeding, isSame, judge, placeOf, type HeldPost, type Post, type Verdict } from '../rules/admit.ts';
import { regionOf } from '../rules/place.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { heldBy } from '../store/assignments.ts';
import { findPeople, type Found } from '../store/people.ts';
import type { Fault, Ground, Row } from './parse-row.ts';

/** Rows that are planned before others get their turn. */
const TOGETHER = 500;

export type Outcome = (typeof ROW_OUTCOMES)[number];
export type PlannedRow = {
  readonly row: number; readonly outcome: Outcome; readonly person: Found | null; readonly said: Row['said'] & { readonly person: string };
  readonly post: Post | null; readonly revokes: number | null; readonly reason: string | null; readonly fault: Fault | null;
};

/**
 * What would happen row by row, each row seeing what the rows above it did: the same judgement as for a single grant.
 * `held` is asked for once; a caller that writes has locked the people before.
 */
export async function planRows(db: Reader, actor: Actor, rows: readonly Row[], ground: Ground, lock?: (ids: readonly string[]) => Promise<unknown>): Promise<PlannedRow[]> {
  const found = await findPeople(db, rows.map(({ person }) => person));
  const seen = await seenAmong(db, actor, [...new Set([...found.values()].map(({ id }) => id))]);
  // Somebody whom the actor cannot see is told as nobody: a file tries out thousands.
  const people = new Map([...found].filter(([, { id }]) => id === actor.id || seen.has(id)));
  const ids = [...new Set([...people.values()].map(({ id }) => id))];
  await lock?.(ids);
  const held = await heldBy(db, ids);
  const isKnown = await knownPlaces(db, rows, ground);
  const missing = rememberedGiver(actor);
  const plan = planner({ actor, held, missing, now: ground.now });
  const planRow = (row: Row): PlannedRow => {
    const person = people.get(row.person) ?? null;
    const base = { row: row.row, person, said: { ...row.said, person: row.person }, post: row.wish?.post ?? null, revokes: null, reason: row.wish?.reason ?? null, fault: null };
    const fault = row.fault ?? (person ? null : { code: 'person_ambiguous' as const, column: 'person' as const, value: row.person })
      ?? (row.wish && isKnown(row.wish.post) ? null : { code: 'region_unknown' as const, column: 'region' as const, value: row.said.place });
    return fault || !person || !row.wish ? { ...base, outcome: 'refused' as const, fault } : { ...base, ...plan(person.id, row.wish, row.said) };
  };
  const planned: PlannedRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % TOGETHER === 0) await setImmediate();
    planned.push(planRow(row));
  }
  return planned;
}

type Step = Pick<PlannedRow, 'outcome' | 'post' | 'revokes' | 'fault'>;
type Parts = { readonly actor: Actor; readonly held: Map<string, HeldPost[]>; readonly missing: (post: Post) => Verb | null; readonly now: number };

function planner({ actor, held, missing, now }: Parts): (person: string, wish: NonNullable<Row['wish']>, said: Row['said']) => Step {
  let planned = 0;
  const step = (outcome: Outcome, more: Partial<Step> = {}): Step => ({ outcome, post: null, revokes: null, fault: null, ...more });
  return (person, { action, post }, said) => {
    const mine = held.get(person) ?? [];
    // What stands to the letter is left as it is, which asks for no right: an export comes back whole, the exporter's own role with it.
    if (action === 'grant' && mine.some((one) => stands(one, post))) return step('held', { post });
    if (!may(actor, 'roles.grant', placeOf(post))) return step('refused', { fault: notAllowed(said) });
    if (action === 'grant') {
      const verdict = judge(actor, person, post, mine, now, missing);
      if (verdict.kind === 'grant' && mine.some((one) => one.id > 0 && isStronger(one, missing, now))) return step('refused', { fault: notAllowed(said) });
      if (verdict.kind === 'grant') held.set(person, [...mine, { id: --planned, ...verdict.post }]);
      return verdict.kind === 'grant' ? step('grant', { post: verdict.post }) : verdict.kind === 'held' ? step('held', { post }) : step('refused', { post, fault: faultOf(verdict, post, said) });
    }
    const found = mine.find((one) => one.id > 0 && isSame(one, post));
    if (!found) return step('refused', { fault: { code: 'row_nothing', column: 'role', value: said.role } });
    if (actor.id === person || missing({ ...post, until: now }) !== null) return step('refused', { fault: notAllowed(said) });
    held.set(person, mine.filter((one) => one !== found));
    return step('revoke', { post, revokes: found.id });
  };
}

/** What the actor could not give is held by somebody out of their reach; one more role must not add to that. */
const isStronger = ({ role, ...at }: HeldPost, missing: Parts['missing'], now: number): boolean => isRole(role) && missing({ ...at, role, until: now }) !== null;

/** The database counts microseconds, of which a file keeps milliseconds. */
const isMoment = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) <= 1);
const stands = (held: HeldPost, post: Post): boolean => isSame(held, post) && isMoment(held.from, post.from) && isMoment(held.until, post.until);

const notAllowed = (said: Row['said']): Fault => ({ code: 'row_not_allowed', column: 'role', value: `${said.role} ${said.place}` });

function faultOf(verdict: Verdict, post: Post, said: Row['said']): Fault {
  switch (verdict.kind) {
    case 'own': case 'exceeds': return notAllowed(said);
    case 'level': return { code: 'row_level', column: 'region', value: said.place };
    case 'unbound': return { code: 'value_missing', column: 'election', value: '' };
    case 'conflict': return { code: 'row_conflict', column: 'role', value: `${ROLES[verdict.held].name.id} + ${ROLES[post.role].name.id}` };
    default: return { code: 'row_overlap', column: 'from', value: `${said.role} ${said.place}` };
  }
}

/** `exceeding`, asked once for each role, place and end: a file repeats them by the thousand. */
function rememberedGiver(actor: Actor): (post: Post) => Verb | null {
  const known = new Map<string, Verb | null>();
  return (post) => {
    const key = [post.role, post.scheme, post.path, post.within ?? '', post.until ?? ''].join('|');
    let verb = known.get(key);
    if (verb === undefined) known.set(key, (verb = exceeding(actor, post, post.until)));
    return verb;
  };
}

/** Whether the region of a post stands in its tree, today or on the day of its election. */
async function knownPlaces(db: Reader, rows: readonly Row[], { events }: Ground): Promise<(post: Post) => boolean> {
  const posts = rows.flatMap(({ wish }) => (wish && wish.post.scheme !== '*' ? [wish.post] : []));
  const known = new Set<string>();
  for (const [scheme, all] of Map.groupBy(posts, (post) => post.scheme)) {
    const paths = [...new Set(all.map((post) => regionOf(post.path)))];
    const days = new Set([undefined, ...all.flatMap(({ within }) => (within === null ? [] : events.get(within)?.date ?? []))]);
    const ids = new Map<string, number>();
    for (const day of days) for (const [path, { id }] of await findRegions(db, scheme, paths, day)) ids.set(path, id);
    const places = all.flatMap(({ path, within }) => {
      const villageId = ids.get(regionOf(path));
      return villageId === undefined ? [] : [{ path, villageId, day: within === null ? undefined : events.get(within)?.date }];
    });
    const strange = await strangeStations(db, scheme, places);
    for (const { path } of places) if (!strange.has(path)) known.add(`${scheme} ${path}`);
  }
  return (post) => (post.scheme === '*' ? post.path === '' : known.has(`${post.scheme} ${post.path}`));
}
