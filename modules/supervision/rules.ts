/** What phone and server share of mandates: pure and small. */

/** True if what was given at a place holds at this one: the same, or below it. A station stands below its village ('village/7'); '' = the nation. */
export const isHeldAt = (given: string, place: string): boolean =>
  given === '' || place === given || place.startsWith(`${given}.`) || place.startsWith(`${given}/`);
