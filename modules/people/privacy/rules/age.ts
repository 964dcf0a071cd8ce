/** Whole years between two days (`2008-02-29`, `2026-02-28`). Who is born on 29 February turns a year older on 1 March of other years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** True if a person was a child on a day; an unknown birth date is nobody's childhood. */
export const isChild = (birthDate: string | null, day: string, belowYears: number): boolean =>
  birthDate !== null && ageOn(birthDate, day) < belowYears;
