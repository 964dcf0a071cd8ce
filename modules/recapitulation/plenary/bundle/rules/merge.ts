import type { BundleConflict, BundleDecision } from '../contract.ts';
import { isStanding } from '../../states.ts';
import type { RawAct } from '../store/hall-house.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { compareSides, renumbered, type Thing, type Verdict } from './compare.ts';
import { certificateFollows, isDecided, isSamePerson, isSameRecord, objectionSaid, personSaid, plenaryFollows, stateSaid, toldIn, versionSaid } from './later.ts';
import { comesIn, needingStruck, type Needs } from './needed.ts';
import { inOrder } from './order.ts';

export type Kind = BundleConflict['kind'];
/** A difference that a person decides; `why` where the hall's is no choice. */
export type Open = { readonly key: string; readonly kind: Kind; readonly contest: number | null; readonly choices: readonly ('hall' | 'office')[]; readonly why: 'sealed' | 'same_version' | 'renumbered' | 'outdated' | 'office_went_on' | 'judged' | 'further' | 'named' | 'needed' | 'needed_there' | null };
export type Merge = { readonly taken: ReadonlySet<string>; readonly agreed: ReadonlySet<string>; /** As people decide on them (rules/order.ts). */ readonly open: readonly Open[] };
/** What the level above undid at the office since the copy left: D.Hasil that it returned or opened again, by contest; the plenary. */
export type Judged = { readonly contests: ReadonlySet<number>; readonly plenary: boolean };
/** What both sides are at, and what the office has signed meanwhile. */
export type Sides = {
  readonly base: ReadonlyMap<string, string>; readonly office: ReadonlyMap<string, Thing>; readonly hall: ReadonlyMap<string, Thing>;
  /** Contests whose D.Hasil stands signed at the office. */ readonly sealed: ReadonlySet<number>;
  readonly judged: Judged;
  /** Numbers of those present whom a signed D.Hasil of the office names. */ readonly namedForGood: ReadonlySet<number>;
  /** Numbers of the objections that a signed D.Hasil of the office tells. */ readonly toldForGood: ReadonlySet<number>;
  /** Numbers of those whose objection or agreement stands at the office, so that no hall strikes them. */ readonly needed: ReadonlySet<number>;
  /** Whom the objections and lines of the hall need, in numbers of the office. */ readonly neededThere: Needs;
  /** Contests of which a line of the hall rests on a certificate from below that was opened again since. */ readonly outdated: ReadonlySet<number>;
  /** Keys of the versions to whose page of signatures the office added somebody since the copy left. */ readonly signersAdded: ReadonlySet<string>;
  /** Did people present of the hall get other numbers? Then a certificate of the hall that names them cannot stand beside those of the office. */ readonly renumbered: boolean;
};

export const kindOf = (key: string): Kind => key.split(':')[0] as Kind;
/** The contest of a line or a certificate; null of all else. */
export const contestOf = (key: string): number | null => (key.startsWith('line:') || key.startsWith('certificate:') ? Number(key.slice(key.indexOf(':') + 1, key.indexOf('/'))) : null);

/** What comes in by itself, and what a person decides: nothing is merged by guess. */
export function merge(sides: Sides): Merge {
  const [taken, agreed, open] = [new Set<string>(), new Set<string>(), [] as Open[]];
  const verdicts = compareSides(sides.base, sides.office, sides.hall);
  for (const [key, verdict] of verdicts) {
    const difference = struckOf(sides, verdicts, key) ?? differenceOf(sides, key, verdict);
    if (difference) open.push(difference);
    else if (verdict === 'taken') taken.add(key);
    else if (verdict === 'agreed') agreed.add(key);
  }
  return { taken, agreed, open: inOrder(open) };
}

/** The office struck somebody, and what comes in of the hall needs them: they are no longer struck. Where that is itself a choice, this follows it. */
function struckOf(sides: Sides, verdicts: ReadonlyMap<string, Verdict>, key: string): Open | null {
  if (kindOf(key) !== 'attendance') return null;
  const coming = needingStruck(sides, key).map((of) => comesIn(verdicts.get(of), differenceOf(sides, of, verdicts.get(of) ?? 'kept')?.choices));
  if (!coming.some((one) => one !== 'no')) return null;
  return { key, kind: 'attendance', contest: null, choices: coming.includes('yes') ? ['hall'] : ['hall', 'office'], why: 'needed_there' };
}

/** Is what the hall did with a version none of what stands at the office: it does not come in, and the office's is another than the one that left, or has more to sign it? Then the minutes tell it as left out. */
export function staysOut({ base, office, signersAdded }: Pick<Sides, 'base' | 'office' | 'signersAdded'>, key: string): boolean {
  return office.get(key)?.whole !== base.get(key) || signersAdded.has(key);
}

/** Why a difference is a person's, and whether the hall's is a choice; null where it comes in by itself. A file only adds what is later than what the office has now. */
type Ruling = { readonly why: Open['why']; readonly isOfficeOnly: boolean } | null;
const only = (why: NonNullable<Open['why']>): Ruling => ({ why, isOfficeOnly: true });
const BOTH: Ruling = { why: null, isOfficeOnly: false };

function differenceOf(sides: Sides, key: string, verdict: Verdict): Open | null {
  if (verdict === 'kept' || verdict === 'agreed') return null;
  const [kind, contest] = [kindOf(key), contestOf(key)];
  const ruling = rulingOf(sides, key, verdict, kind, contest);
  return ruling && { key, kind, contest, choices: ruling.isOfficeOnly ? ['office'] : ['hall', 'office'], why: ruling.why };
}

function rulingOf(sides: Sides, key: string, verdict: Verdict, kind: Kind, contest: number | null): Ruling {
  if (kind === 'certificate' && contest !== null) return ofCertificate(sides, key, contest, verdict);
  const held = kind === 'line' ? ofLine(sides, contest) : kind === 'state' ? ofState(sides, key, verdict) : kind === 'objection' ? ofObjection(sides, key) : kind === 'attendance' ? ofAttendance(sides, key) : null;
  return held ?? (verdict === 'conflict' ? BOTH : null);
}

function ofLine({ sealed, judged }: Sides, contest: number | null): Ruling {
  if (contest === null) return null;
  return sealed.has(contest) ? only('sealed') : judged.contests.has(contest) ? only('judged') : null;
}

/** Open again from above it is not closed by what a hall did before it knew of that. */
function ofState({ office, hall, judged }: Sides, key: string, verdict: Verdict): Ruling {
  const [here, there] = [stateSaid(office.get(key)), stateSaid(hall.get(key))];
  if (judged.plenary || (there === 'closed' && judged.contests.size > 0)) return only('judged');
  return verdict === 'conflict' && here !== null && there !== null && !plenaryFollows(here, there) ? only('further') : null;
}

/** A signed D.Hasil tells of its objections as they were; what is answered stays answered, and an answer stays that to the words it was given to. */
function ofObjection({ base, office, hall, sealed, toldForGood }: Sides, key: string): Ruling {
  const [here, there] = [objectionSaid(office.get(key)), objectionSaid(hall.get(key))];
  const isPutRight = base.has(key) && here !== null && there !== null && !isSameRecord(here, there);
  if ([here, there].some((one) => typeof one?.contest_id === 'number' && sealed.has(one.contest_id)) || (isPutRight && toldForGood.has(here.number))) return only('sealed');
  // Nobody answers anything once the plenary is closed; what is of one contest is sealed by then.
  if (stateSaid(office.get('state')) === 'closed') return only('further');
  return here && (isDecided(here) || (isPutRight && here.outcome !== 'open')) ? only('further') : null;
}

/** Numbers of the objections that the signed D.Hasil among them tell. */
export const toldForGood = (certificates: Snapshot['certificates']): Set<number> => new Set(certificates.filter(({ state }) => isStanding(state)).flatMap(({ body }) => toldIn(body)));

/** Whom a signed D.Hasil of the office names is not put right any more; that they left is told all the same. Whom the office needs is not struck by a hall that did not know of it. */
function ofAttendance(sides: Sides, key: string): Ruling {
  const [here, there] = [personSaid(sides.office.get(key)), personSaid(sides.hall.get(key))];
  if (!here || !there || isSamePerson(here, there)) return null;
  return sides.namedForGood.has(here.id) ? only('named') : there['struck'] === true && sides.needed.has(here.id) ? only('needed') : null;
}

function ofCertificate(sides: Sides, key: string, contest: number, verdict: Verdict): Ruling {
  const held = sides.judged.contests.has(contest) ? 'judged' : heldVersion(sides, key, contest, verdict);
  if (held !== null) return only(held);
  if (sides.outdated.has(contest)) return only('outdated');
  if (isAboveAnother(sides, key)) return only('same_version');
  // Whom the office waits for since is waited for: the hall's signatures are not all of them.
  if (objectionsWentOn(sides) || sides.signersAdded.has(key)) return only(sides.renumbered ? 'renumbered' : 'office_went_on');
  if (verdict === 'conflict') return BOTH;
  return officeWentOn(sides, contest) ? { why: 'office_went_on', isOfficeOnly: false } : null;
}

/** Why the office's version stays as it is, or the hall's does not come in beside it. */
function heldVersion({ office, hall, sealed }: Sides, key: string, contest: number, verdict: Verdict): 'same_version' | 'sealed' | 'further' | null {
  const [here, there] = [versionSaid(office.get(key)), versionSaid(hall.get(key))];
  if (here && here.hash !== there?.hash) return 'same_version';
  if (sealed.has(contest) && !(here && isStanding(here.state) && verdict === 'taken')) return 'sealed';
  // More signatures of the same version: it is no further, and yet they are told.
  const isSigning = here?.state === 'read_back' && there?.state === 'read_back';
  return there && (isSigning || certificateFollows(here?.state ?? 'none', there.state)) ? null : 'further';
}

/** Does a version of the hall follow one that is another at the office? */
function isAboveAnother({ office, hall }: Sides, key: string): boolean {
  const [of = '', version = ''] = key.split('/');
  for (let before = 1; before < Number(version); before++) {
    const [here, there] = [versionSaid(office.get(`${of}/${before}`)), versionSaid(hall.get(`${of}/${before}`))];
    if (here && here.hash !== there?.hash) return true;
  }
  return false;
}

const changedAt = ({ base, office }: Sides, key: string): boolean => office.get(key)?.whole !== base.get(key);
const objectionsWentOn = (sides: Sides): boolean => [...sides.office.keys()].some((key) => (key.startsWith('objection:') || key.startsWith('attendance:')) && changedAt(sides, key));
/** Did the office change lines or versions of this contest otherwise than the hall did? */
const officeWentOn = (sides: Sides, contest: number): boolean =>
  [...sides.office.keys()].some((key) => contestOf(key) === contest && changedAt(sides, key) && sides.office.get(key)?.face !== sides.hall.get(key)?.face);

/** Conflicts without a decision, with one that is no choice or with two, and decisions on what is no conflict. Certificates of the hall only with all its lines; nobody stays struck beside what needs them. */
export function undecided(sides: Sides, { open }: Merge, decisions: readonly BundleDecision[]): string[] {
  const chosen = new Map(decisions.map(({ conflict, take }) => [conflict, take]));
  const keys = new Set(open.map(({ key }) => key));
  const wrong = open.filter(({ key, choices }) => !choices.includes(chosen.get(key) ?? ('none' as never))).map(({ key }) => key);
  const needless = [...chosen.keys()].filter((key) => !keys.has(key));
  // Of two decisions on one thing the one would be looked at, and the other done.
  const twice = [...Map.groupBy(decisions, ({ conflict }) => conflict)].flatMap(([key, those]) => (those.length > 1 ? [key] : []));
  const unfit = open.filter(({ key, kind, contest }) => kind === 'certificate' && chosen.get(key) === 'hall' && contest !== null && !isHallsWhole(sides, open, chosen, contest)).map(({ key }) => key);
  const needed = open.filter(({ key, why }) => why === 'needed_there' && chosen.get(key) === 'office' && needingStruck(sides, key).some((of) => chosen.get(of) === 'hall')).map(({ key }) => key);
  return [...new Set([...wrong, ...needless, ...twice, ...unfit, ...needed])];
}

/** Would every line of the contest be the hall's? */
function isHallsWhole(sides: Sides, open: readonly Open[], chosen: ReadonlyMap<string, 'hall' | 'office'>, contest: number): boolean {
  const lines = [...new Set([...sides.office.keys(), ...sides.hall.keys()])].filter((key) => key.startsWith(`line:${contest}/`));
  return lines.every((key) => {
    const [office, hall] = [sides.office.get(key), sides.hall.get(key)];
    if (office?.face === hall?.face) return true;
    return open.some((one) => one.key === key) ? chosen.get(key) === 'hall' : hall !== undefined && office?.whole === sides.base.get(key);
  });
}

const numbersOf = (things: ReadonlyMap<string, unknown>, kind: Kind): number[] => [...things.keys()].filter((key) => kindOf(key) === kind).map((key) => Number(key.slice(key.indexOf(':') + 1)));
const ofKind = (things: ReadonlyMap<string, Thing>, kind: Kind): Map<number, Thing> => new Map(numbersOf(things, kind).map((number) => [number, things.get(`${kind}:${number}`) as Thing]));

/** New numbers for people or objections that both sides added; `same` as of rules/compare.ts. */
export const movedNumbers = (kind: 'attendance' | 'objection', { base, office, hall }: Pick<Sides, 'base' | 'office' | 'hall'>, same?: ReadonlyMap<number, number>): Map<number, number> =>
  renumbered(new Set(numbersOf(base, kind)), ofKind(office, kind), ofKind(hall, kind), same);

/** Objections of the hall whose statement of a station the office took up too: one objection, under the office's number. `taken` = the office's numbers, by statement. */
export const sameStatements = (acts: readonly Pick<RawAct, 'act' | 'details'>[], taken: ReadonlyMap<number, number>): Map<number, number> => new Map(acts.flatMap(({ act, details }) => {
  const here = act === 'raise_objection' && typeof details['statement'] === 'number' ? taken.get(details['statement']) : undefined;
  return here === undefined ? [] : [[Number(details['number']), here] as const];
}));
