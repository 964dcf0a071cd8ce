import { buildForm, CONTEST_TYPES, VARIANT_IDS, type Ballot, type Form } from '../../../modules/forms/index.ts';
import { formOfContest } from '../entry/sheet-form.ts';
import type { WorkContest } from '../station/names.ts';
import type { SheetCopy, SlimBallot } from './copy.ts';

type Called = { readonly number: number; readonly name: string; readonly shortName?: string | null };

/** What of a ballot travels with a copy: numbers and short names. */
export function slimBallot(contest: Pick<WorkContest, 'ballot' | 'contestants'>): SlimBallot {
  const ballot = contest.ballot as Ballot;
  const call = ({ number, name }: Called): string => contest.contestants.find((one) => one.number === number)?.shortName ?? name;
  if (ballot.kind !== 'parties') return { kind: ballot.kind, rows: ballot.contestants.map((one) => [one.number, call(one)]), ...('emptyColumn' in ballot && ballot.emptyColumn ? { empty: true as const } : {}) };
  return { kind: 'parties', rows: ballot.parties.map((party) => [party.number, call(party), inShort(party.candidates.map(({ number }) => number))]) };
}

const inShort = (numbers: readonly number[]): number | readonly number[] => (numbers.every((number, at) => number === at + 1) ? numbers.length : numbers);

/** The ballot again; candidates of parties are known by their numbers alone. */
function fullBallot(slim: SlimBallot): Ballot {
  if (slim.kind === 'parties') {
    return { kind: 'parties', parties: slim.rows.map(([number, name, candidates]) => ({ number, name, candidates: numbersOf(candidates).map((one) => ({ number: one, name: `Calon nomor ${one}` })) })) };
  }
  const contestants = slim.rows.map(([number, name]) => ({ number, name }));
  return slim.kind === 'pairs' ? { kind: 'pairs', contestants, emptyColumn: slim.empty === true } : { kind: 'candidates', contestants };
}

const numbersOf = (candidates: number | readonly number[]): readonly number[] => (typeof candidates === 'number' ? Array.from({ length: candidates }, (_, at) => at + 1) : candidates);

/**
 * The form of a copy; null where no such form exists. Where this phone knows the contest from the house, with all names.
 * @param known the contest of the copy, if this phone has it
 */
export function formWithNames(copy: SheetCopy, known: WorkContest | undefined): Form | null {
  const form = formOfCopy(copy);
  if (!form || known?.variant !== copy.contest.variant || known.type !== copy.contest.type) return form;
  const named = formOfContest(known);
  return named.cells.length === form.cells.length && named.cells.every(({ id }, at) => id === form.cells[at]?.id) ? named : form;
}

/** The form as the copy alone tells it. */
export function formOfCopy({ contest }: SheetCopy): Form | null {
  const variant = VARIANT_IDS.find((id) => id === contest.variant);
  const type = CONTEST_TYPES.find((id) => id === contest.type);
  if (!variant || !type) return null;
  try {
    return buildForm({ variant, contest: type, ballot: fullBallot(contest.ballot) });
  } catch {
    return null;
  }
}
