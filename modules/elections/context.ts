import type { Reader, Tx } from '../../kernel/db/schema.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { buildForm, compileRules, type BrokenRules, type ContestType, type Form, type RuleParameters } from '../forms/index.ts';
import type { Publication, RuleSetView } from './contract.ts';
import { districtCovers } from './rules/districts.ts';
import { parametersFrom, type ReadRule, type RecapLevel } from './rulesets/index.ts';
import { contestById, contestStamp, districtPaths, eventById, markFrozen } from './store/contests.ts';
import { readRuleSets } from './store/rule-sets.ts';

/** All that is needed to take in, check and add up the sheets of one contest. Shared between callers: read only. */
export type ContestContext = {
  readonly id: number;
  readonly event: string;
  readonly slug: string;
  readonly name: string;
  readonly type: ContestType;
  /** Region tree of the event, and the date whose tree it is. */
  readonly scheme: string;
  readonly validOn: string;
  readonly rollId: number;
  readonly demo: boolean;
  readonly eventId: number;
  /** When its figures count; anything but 'as_recorded' closes the direct way in. */
  readonly publication: Publication;
  readonly form: Form;
  /** Broken rules of a sheet as bits, without allocating: `compileRules` of forms. */
  readonly rulesMask: BrokenRules;
  readonly parameters: RuleParameters;
  readonly districtPaths: readonly string[];
  /** True for the village (or any region) that lies in the district; false for a region that holds it. */
  covers(path: string): boolean;
  readonly channels: readonly string[];
  /** Smallest region that holds the whole district: rights on the contest are rights there. */
  readonly regionPath: string;
  /** The last level that adds it up in a plenary: by the rule set, or of a type that the rule set leaves out, where its district ends. */
  readonly recapitulatedUpTo: RecapLevel;
  /** Witnesses of one contestant who take part in a plenary at the same time, by level; none where the rule set says nothing. */
  readonly witnessesInPlenary: Readonly<Partial<Record<RecapLevel, number>>>;
};

// The nation has about 2,700 contests in one general election.
const KEPT = 5000;
const kept = new Map<string, ContestContext>();

/**
 * The contest as the hot path needs it. One look-up by primary key; the rest is remembered in memory under the
 * contest's stamp, which changes with its ballot, so no process ever works with an old form.
 * `not_found` where there is no such contest.
 */
export async function contestContext(db: Reader, contestId: number): Promise<Result<ContestContext>> {
  const stamp = await contestStamp(db, contestId);
  if (stamp === undefined) return fail(problem('not_found', { thing: { id: `Pemilihan ${contestId}`, en: `Contest ${contestId}` } }));
  const found = kept.get(stamp);
  if (found) return ok(found);
  const loaded = await load(db, contestId);
  // Another request may have loaded it meanwhile: everyone holds the same object, so that it can be told by identity.
  const meanwhile = kept.get(loaded.stamp);
  if (meanwhile) return ok(meanwhile);
  for (const oldest of kept.keys()) {
    if (kept.size < KEPT) break;
    kept.delete(oldest);
  }
  kept.set(loaded.stamp, loaded.context);
  return ok(loaded.context);
}

async function load(db: Reader, contestId: number): Promise<{ stamp: string; context: ContestContext }> {
  const contest = await contestById(db, contestId);
  const event = contest && (await eventById(db, contest.eventId));
  const ruleSet = event && (await readRuleSets(db, event.ruleSetId))[0];
  if (!contest || !event || !ruleSet) throw new Error(`Contest ${contestId} vanished while it was read`);
  const paths = await districtPaths(db, contestId);
  const form = buildForm({ variant: contest.variant, contest: contest.type, ballot: contest.ballot });
  const read = readerOfView(ruleSet);
  const parameters = parametersFrom(read);
  const context: ContestContext = Object.freeze({
    id: contest.id, event: event.slug, slug: contest.slug, name: contest.name, type: contest.type, scheme: event.scheme,
    validOn: event.validOn, rollId: event.rollId, demo: event.demo, eventId: event.id, publication: event.publication, form, rulesMask: compileRules(form, parameters), parameters,
    districtPaths: paths, covers: districtCovers(paths), channels: contest.channels, regionPath: contest.region.path,
    recapitulatedUpTo: read('recapitulatedUpTo')[contest.type] ?? endOf(contest.region.level),
    witnessesInPlenary: ruleSet.values.some(({ key }) => key === 'witnessesInPlenary') ? read('witnessesInPlenary') : {},
  });
  return { stamp: contest.stamp, context };
}

const endOf = (level: string): RecapLevel => (level === 'national' || level === 'province' || level === 'regency' ? level : 'subdistrict');

/** Values come from the database, where they were planted from typed data and cannot change. */
const readerOfView = (set: RuleSetView): ReadRule => (key) => {
  const found = set.values.find((value) => value.key === key);
  if (!found) throw new Error(`Rule set ${set.slug} has no value ${key}`);
  return found.value as never;
};

/**
 * Fixes the ballot for good: to be called when sheets of the contest are about to be stored, in their transaction and
 * BEFORE `contestContext`, so that a ballot being changed at the same moment is either seen or refused.
 */
export async function freezeBallot(tx: Tx, contestId: number): Promise<void> {
  await markFrozen(tx, contestId);
}
