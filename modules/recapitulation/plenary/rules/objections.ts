import type { ObjectionView } from '../contract.ts';

/** More than any plenary has; a paper of them all is still printed in a second. */
export const MOST_OBJECTIONS = 500;
/** Only what is not answered yet, or recommended by the supervisor, is answered. */
export const mayAnswer = (outcome: ObjectionView['outcome']): boolean => outcome === 'open' || outcome === 'recommended';
