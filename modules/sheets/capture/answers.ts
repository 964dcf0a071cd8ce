import type { Reader } from '../../../kernel/db/schema.ts';
import type { FieldSheet } from './contract.ts';

/** What witnesses and supervisors answered to the copies of one sheet, each by what they said last. */
export type Answers = { readonly contest: number; readonly villageId: number; readonly station: number } & NonNullable<FieldSheet['answers']>;
type Ask = (db: Reader, at: { readonly contests: readonly number[]; readonly villageIds: readonly number[]; readonly stations: readonly number[] }) => Promise<readonly Answers[]>;

let asked: Ask = async () => [];

/** The room of witnesses lies above this one: it says here what they answered. */
export const tellAnswersBy = (ask: Ask): void => { asked = ask; };

/** Answers to the copies of these stations' sheets; none where nobody tells them. */
export const answersAt: Ask = (db, at) => asked(db, at);
