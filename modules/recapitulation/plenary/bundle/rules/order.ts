import type { Open } from './merge.ts';

/** What follows from another decision comes after it: people who were struck after what needs them, a D.Hasil after its lines, the plenary's own state last. */
const KINDS: readonly Open['kind'][] = ['groups', 'line', 'objection', 'attendance', 'certificate', 'state'];
/** TPS 9 before TPS 10, wherever a number stands in a key. */
const { compare: byNumber } = new Intl.Collator('en', { numeric: true });

/** The order in which people decide on differences, wherever they are listed: screen, terminal and API. */
export const inOrder = <T extends Pick<Open, 'key' | 'kind'>>(differences: readonly T[]): T[] =>
  [...differences].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byNumber(a.key, b.key));
