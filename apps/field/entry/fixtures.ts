import { buildForm, CONTESTS, VARIANTS, type Ballot, type ContestType, type Form, type RuleParameters, type VariantId } from '../../../modules/forms/index.ts';

/** For tests: values as a rule set of an election would give them. */
export const PARAMETERS: RuleParameters = {
  reserveRate: { numerator: 2, denominator: 100, rounding: 'ceil' },
  voterCap: { regular: 300, special: 300, noken: null, overseas_tps: null, overseas_mobile: null, overseas_post: null },
  exempt: {}, emptyColumnCounts: true,
};

const names = (count: number, word: string) => Array.from({ length: count }, (_, at) => ({ number: at + 1, name: `${word} ${at + 1}` }));

function ballotOf(contest: ContestType, count: number): Ballot {
  const kind = CONTESTS[contest].ballot;
  if (kind === 'parties') return { kind, parties: names(count, 'Partai').map((party) => ({ ...party, candidates: names(4, 'Calon') })) };
  return { kind, contestants: names(count, 'Calon') };
}

export const sampleForm = (variant: VariantId, contest: ContestType, count = 3): Form => buildForm({ variant, contest, ballot: ballotOf(contest, count) });

export const EVERY_FORM: readonly { readonly name: string; readonly form: Form }[] = Object.values(VARIANTS)
  .flatMap(({ id, contests }) => contests.map((contest) => ({ name: `${id} ${contest}`, form: sampleForm(id, contest) })));
