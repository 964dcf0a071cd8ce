import type { Reader } from '../../../kernel/db/schema.ts';
import type { CaseRow } from '../capture/contract.ts';

/** Of one station's sheet: how many of those who watch do not agree with its copies, by what they said last. */
export type Against = { readonly villageId: number; readonly station: number } & NonNullable<CaseRow['against']>;
type Ask = (db: Reader, at: { readonly contest: number; readonly villageIds: readonly number[] }) => Promise<readonly Against[]>;

let asked: Ask = async () => [];

/** The room of witnesses lies above this one: it says here who does not agree. */
export const tellAgainstBy = (ask: Ask): void => { asked = ask; };

/** Stations of these villages where somebody does not agree; none where nobody tells them. */
export const againstAt: Ask = (db, at) => asked(db, at);
