import type { Text } from '../../../kernel/text.ts';
import type { RuleCode } from '../rules/codes.ts';
import { BALLOT_TEXTS } from './ballots.ts';
import { RECAP_TEXTS } from './recap.ts';
import { VOTER_TEXTS } from './voters.ts';
import { VOTE_TEXTS } from './votes.ts';

/** A sentence for the one who holds the paper, and one for the one who supervises. */
export type RuleText = { readonly kpps: Text; readonly supervisor: Text };

/** A code, or the second thing that a code says. */
export type TextKey = RuleCode | 'R01.words' | 'R21.correction' | 'R22.row';

/** What people read about each broken rule. Every rule has both sentences in both languages (a test says so). */
export const RULE_TEXTS: Readonly<Record<TextKey, RuleText>> = { ...VOTER_TEXTS, ...BALLOT_TEXTS, ...VOTE_TEXTS, ...RECAP_TEXTS };
