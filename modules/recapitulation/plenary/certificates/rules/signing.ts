import type { Capacity } from '../../contract.ts';

type Present = { readonly id: number; readonly capacity: Capacity; readonly hasLeft: boolean };
type Said = { readonly attendance: number; readonly signed: boolean };

/** Who signs a D.Hasil: those who lead, witnesses and supervisors (PKPU 5/2024, Art. 14; domain of observers and guests it is not). */
export const signs = (capacity: Capacity): boolean => capacity === 'chair' || capacity === 'member' || capacity === 'witness' || capacity === 'supervisor';

/** Those named in the document who are still there and have neither signed nor refused. */
export const waitingFor = (people: readonly Present[], said: readonly Said[]): number[] =>
  people.filter((person) => signs(person.capacity) && !person.hasLeft && !said.some((one) => one.attendance === person.id)).map((person) => person.id);

/** Signed = nobody is waited for and the chair has signed. A refusal, once spoken with its reason, voids nothing. */
export const isSigned = (people: readonly Present[], said: readonly Said[]): boolean =>
  waitingFor(people, said).length === 0 && people.some((person) => person.capacity === 'chair' && said.some((one) => one.attendance === person.id && one.signed));
