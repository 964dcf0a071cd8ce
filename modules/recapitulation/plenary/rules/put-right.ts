import type { Attend } from '../contract.ts';

/** What is written down of somebody, but for when they came and left. */
export type Written = Pick<Attend, 'name' | 'capacity' | 'contestType' | 'contestant' | 'letter' | 'person'> & { readonly mandate: number | null; readonly withoutMandate: string | null };
type Row = { readonly name: string; readonly capacity: Attend['capacity']; readonly contest_type: string | null; readonly contestant: number | null; readonly letter: string | null; readonly person_id: string | null; readonly mandate_id: number | null; readonly without_mandate: string | null };

export const writtenOf = (row: Row): Written => ({
  name: row.name, capacity: row.capacity, contestType: row.contest_type as Attend['contestType'], contestant: row.contestant, letter: row.letter, person: row.person_id, mandate: row.mandate_id, withoutMandate: row.without_mandate,
});

/** What the minutes keep of what was wrong: never a letter or whose number it is. */
export const wasOf = ({ name, capacity, contestType, contestant }: Written): Pick<Written, 'name' | 'capacity' | 'contestType' | 'contestant'> => ({ name, capacity, contestType, contestant });

export const isSameWritten = (one: Written, other: Written): boolean => (Object.keys(one) as (keyof Written)[]).every((key) => one[key] === other[key]);

/** What still needs somebody who is to be struck: an objection that they raised, a correction that they agreed to. Null = nothing. */
export const needOf = ({ raised, agreed }: { readonly raised: boolean; readonly agreed: boolean }): 'raised' | 'agreed' | null => (raised ? 'raised' : agreed ? 'agreed' : null);
