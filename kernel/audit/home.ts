import { NATION, type Actor, type Place } from '../access.ts';

/** Where a person belongs: the deepest region of their rights. What they do that has no place of its own is noted there. */
export function homeOf({ grants }: Actor): Place {
  let home = NATION;
  for (const { scheme, path } of grants) if (scheme !== '*' && (home.scheme === '*' || path.length > home.path.length)) home = { scheme, path };
  return home;
}
