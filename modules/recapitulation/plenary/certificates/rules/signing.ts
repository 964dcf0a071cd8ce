import type { ContestType } from '../../../../forms/index.ts';
import type { Capacity } from '../../contract.ts';

type Present = { readonly id: number; readonly capacity: Capacity; readonly hasLeft: boolean };
type Said = { readonly attendance: number; readonly signed: boolean };

/** Who signs a D.Hasil: those who lead, witnesses and supervisors (PKPU 5/2024, Art. 14; domain of observers and guests it is not). */
export const signs = (capacity: Capacity): boolean => capacity === 'chair' || capacity === 'member' || capacity === 'witness' || capacity === 'supervisor';

const PARTIES: readonly ContestType[] = ['dpr', 'dprd_prov', 'dprd_kab'];
/**
 * Does somebody sign D.Hasil of a contest of that type? A witness only that of their own contestant, who gave the mandate (PKPU 5/2024, Art. 14): a pair, a candidate
 * for DPD, or a party, which stands for DPR and both DPRD alike (UU 7/2017, Art. 1 number 27, text not read). A witness of whom no contest is on record signs all.
 */
export const signsFor = ({ capacity, contestType: own }: { readonly capacity: Capacity; readonly contestType: string | null }, type: ContestType): boolean =>
  signs(capacity) && (capacity !== 'witness' || own === null || own === type || (PARTIES.includes(type) && PARTIES.some((one) => one === own)));

/** Those named in the document who are still there and have neither signed nor refused. */
export const waitingFor = (people: readonly Present[], said: readonly Said[]): number[] =>
  people.filter((person) => signs(person.capacity) && !person.hasLeft && !said.some((one) => one.attendance === person.id)).map((person) => person.id);

/**
 * Does somebody who came bind their hands, so that they do not accept or return from above what is signed here (four eyes)? Who signs and is there still may sign at any moment, and who signed or refused a version that
 * goes up (`hasSpoken`) stands under it for good. Who left before that is not waited for and signs nothing more (come again they are written down anew), and binds nothing. `struck` = written down by mistake. Ours, after `waitingFor`.
 */
export const bindsHands = ({ capacity, hasLeft, struck }: Pick<Present, 'capacity' | 'hasLeft'> & { readonly struck: boolean }, hasSpoken: boolean): boolean => signs(capacity) && !struck && (!hasLeft || hasSpoken);

/** Signed = nobody is waited for and the chair has signed. A refusal, once spoken with its reason, voids nothing. */
export const isSigned = (people: readonly Present[], said: readonly Said[]): boolean =>
  waitingFor(people, said).length === 0 && people.some((person) => person.capacity === 'chair' && said.some((one) => one.attendance === person.id && one.signed));
