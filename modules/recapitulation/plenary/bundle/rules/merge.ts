import type { BundleConflict, BundleDecision } from '../contract.ts';
import { compareSides, renumbered, type Thing, type Verdict } from './compare.ts';

export type Kind = BundleConflict['kind'];
/** A difference that a person decides; `why` where the hall's is no choice. */
export type Open = { readonly key: string; readonly kind: Kind; readonly contest: number | null; readonly choices: readonly ('hall' | 'office')[]; readonly why: 'sealed' | 'same_version' | 'renumbered' | 'outdated' | 'office_went_on' | null };
export type Merge = { readonly taken: ReadonlySet<string>; readonly agreed: ReadonlySet<string>; readonly open: readonly Open[] };
/** What both sides are at, and what the office has signed meanwhile. */
export type Sides = {
  readonly base: ReadonlyMap<string, string>; readonly office: ReadonlyMap<string, Thing>; readonly hall: ReadonlyMap<string, Thing>;
  /** Contests whose D.Hasil stands signed at the office. */ readonly sealed: ReadonlySet<number>;
  /** Contests of which a line of the hall rests on a certificate from below that was opened again since. */ readonly outdated: ReadonlySet<number>;
  /** Did people present of the hall get other numbers? Then a certificate of the hall that names them cannot stand beside those of the office. */ readonly renumbered: boolean;
};

export const kindOf = (key: string): Kind => key.split(':')[0] as Kind;
/** The contest of a line or a certificate; null of all else. */
export const contestOf = (key: string): number | null => (key.startsWith('line:') || key.startsWith('certificate:') ? Number(key.slice(key.indexOf(':') + 1, key.indexOf('/'))) : null);

/** What comes in by itself, and what a person decides: nothing is merged by guess. */
export function merge(sides: Sides): Merge {
  const [taken, agreed, open] = [new Set<string>(), new Set<string>(), [] as Open[]];
  for (const [key, verdict] of compareSides(sides.base, sides.office, sides.hall)) {
    const difference = verdict === 'kept' || verdict === 'agreed' ? null : differenceOf(sides, key, verdict);
    if (difference) open.push(difference);
    else if (verdict === 'taken') taken.add(key);
    else if (verdict === 'agreed') agreed.add(key);
  }
  return { taken, agreed, open };
}

function differenceOf(sides: Sides, key: string, verdict: Verdict): Open | null {
  const [kind, contest] = [kindOf(key), contestOf(key)];
  const decided = (why: Open['why'], isOfficeOnly: boolean): Open => ({ key, kind, contest, choices: isOfficeOnly ? ['office'] : ['hall', 'office'], why });
  if (kind === 'line') return contest !== null && sides.sealed.has(contest) ? decided('sealed', true) : verdict === 'conflict' ? decided(null, false) : null;
  if (kind !== 'certificate') return verdict === 'conflict' ? decided(null, false) : null;
  if (verdict === 'conflict') return hashOf(sides.office.get(key)) === hashOf(sides.hall.get(key)) ? decided(null, false) : decided('same_version', true);
  if (contest !== null && sides.outdated.has(contest)) return decided('outdated', true);
  if (contest === null || !officeWentOn(sides, contest)) return null;
  return sides.renumbered ? decided('renumbered', true) : objectionsWentOn(sides) ? decided('office_went_on', true) : decided('office_went_on', false);
}

const hashOf = (thing: Thing | undefined): string | null => (thing ? (JSON.parse(thing.face) as { hash: string }).hash : null);
const changedAt = ({ base, office }: Sides, key: string): boolean => office.get(key)?.whole !== base.get(key);
const objectionsWentOn = (sides: Sides): boolean => [...sides.office.keys()].some((key) => (key.startsWith('objection:') || key.startsWith('attendance:')) && changedAt(sides, key));
/** Did the office change anything that a certificate of this contest tells of, otherwise than the hall did? */
const officeWentOn = (sides: Sides, contest: number): boolean => objectionsWentOn(sides)
  || [...sides.office.keys()].some((key) => contestOf(key) === contest && changedAt(sides, key) && sides.office.get(key)?.face !== sides.hall.get(key)?.face);

/** Conflicts without a decision, with one that is no choice, and decisions on what is no conflict. Certificates of the hall only with all its lines. */
export function undecided(sides: Sides, { open }: Merge, decisions: readonly BundleDecision[]): string[] {
  const chosen = new Map(decisions.map(({ conflict, take }) => [conflict, take]));
  const keys = new Set(open.map(({ key }) => key));
  const wrong = open.filter(({ key, choices }) => !choices.includes(chosen.get(key) ?? ('none' as never))).map(({ key }) => key);
  const needless = [...chosen.keys()].filter((key) => !keys.has(key));
  const unfit = open.filter(({ key, kind, contest }) => kind === 'certificate' && chosen.get(key) === 'hall' && contest !== null && !isHallsWhole(sides, open, chosen, contest)).map(({ key }) => key);
  return [...new Set([...wrong, ...needless, ...unfit])];
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

/** New numbers for people or objections that both sides added. */
export const movedNumbers = (kind: 'attendance' | 'objection', { base, office, hall }: Pick<Sides, 'base' | 'office' | 'hall'>): Map<number, number> =>
  renumbered(new Set(numbersOf(base, kind)), ofKind(office, kind), ofKind(hall, kind));
