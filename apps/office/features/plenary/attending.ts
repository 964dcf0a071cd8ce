import { present } from './next-step.ts';
import { isSaid } from './FormDialog.tsx';
import type { Attend, Attendance, Capacity, PlenaryPage } from './wire.ts';
import type { Witness } from './WitnessFields.tsx';

/** Who is chair here besides that number: a plenary has one at a time. */
export const otherChair = (page: PlenaryPage, number?: number): Attendance | undefined => present(page).find((one) => one.capacity === 'chair' && one.id !== number);

/** What a witness without a recorded mandate has to tell. */
export const unsaidOf = ({ contestant, why }: Witness) => [...(contestant === '' ? ['plenary.contestant' as const] : []), ...(isSaid(why) ? [] : ['plenary.whyNoMandate' as const])];

export function bodyOf(page: PlenaryPage, name: string, capacity: Capacity, { mandate, contest, contestant, letter, why }: Witness): Attend {
  if (capacity !== 'witness') return { name, capacity, contestType: null, contestant: null, letter: null, person: null };
  if (mandate) return { name: mandate.person.name, capacity, contestType: mandate.contestType, contestant: mandate.contestant.number, letter: mandate.letter, person: mandate.person.id, mandate: mandate.id };
  const type = page.contests.find((one) => one.contest === (contest ?? page.contests[0]?.contest))?.type ?? null;
  return { name, capacity, contestType: type, contestant: Number(contestant), letter: letter.trim() || null, person: null, withoutMandate: why.trim() };
}
