import type { PlenaryPage } from './wire.ts';

/** Why a plenary is only read in this house: it ended on this laptop (`over`, the house refuses every act), or a laptop carries it (`out`, every act would have to be decided about when it is back). */
export type Elsewhere = 'over' | 'out' | null;

/** What the level above decides stands whatever a hall brings back. */
const ABOVE: readonly string[] = ['accept', 'return', 'reopen'];
export const stepsHere = <S extends string>(steps: readonly S[], elsewhere: Elsewhere): S[] => steps.filter((step) => elsewhere === null || (elsewhere === 'out' && ABOVE.includes(step)));

/** The same plenary without what is not done here now. */
export const asHere = (page: PlenaryPage, elsewhere: Elsewhere): PlenaryPage => (elsewhere === null ? page : {
  ...page, may: { lead: false, parent: elsewhere === 'out' && page.may.parent }, contests: page.contests.map((one) => ({ ...one, steps: stepsHere(one.steps, elsewhere) })),
});
