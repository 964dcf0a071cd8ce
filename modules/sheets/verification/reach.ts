import { ofEvent, placesOf, type Actor } from '../../../kernel/access.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { ownPlaces, rolesHolding } from '../../people/index.ts';
import type { FieldEvent } from '../capture/store/field.ts';
import { liesIn, ownRegions } from './rules/own-region.ts';

/** Where somebody may read again, and which regions there are not for them. */
export type Reach = { readonly places: readonly string[]; readonly barred: readonly string[] };

const VERB = 'sheets.verify';
/** Whoever holds one of these sees what a station's people wrote. */
const SEEING = ['sheets.enter', 'recapitulation.lead', 'supervision.witness'] as const;

/** True if a village's sheets may be in this reader's hand now: a right may have been taken back, or a duty given, since it was handed out. */
export const isWithinReach = ({ places, barred }: Reach, village: string): boolean => liesIn(village, places) && !liesIn(village, barred);

/** The reader's places in an election, without those that lie in another of them, and their own regions. */
export async function reachOf(db: Reader, actor: Actor, event: Pick<FieldEvent, 'slug' | 'scheme'>): Promise<Reach> {
  const inTree = (places: readonly { scheme: string; path: string }[]): string[] => places.filter(({ scheme }) => scheme === '*' || scheme === event.scheme).map(({ path }) => path);
  const held = inTree(placesOf(actor, VERB, ofEvent(event.slug)));
  const places = [...new Set(held)].filter((path) => !held.some((other) => other !== path && (other === '' || path.startsWith(`${other}.`))));
  const own = (await ownPlaces(db, actor.id, event.slug, VERB)).filter(({ scheme }) => scheme === event.scheme);
  const home = own.find(({ role }) => role === null)?.path ?? null;
  const granted = actor.grants.filter(({ verb, giveOnly, within }) => verb !== VERB && verb !== '*' && giveOnly !== true && (within === undefined || within === ofEvent(event.slug)));
  const duties = [...inTree(granted), ...own.filter(({ role }) => role !== null).map(({ path }) => path)];
  const seen = SEEING.flatMap((verb) => inTree(placesOf({ ...actor, grants: granted }, verb, ofEvent(event.slug)))).map((path) => path.split('/')[0] ?? '');
  // Who sees it in a duty has seen it, also after that was taken back.
  const sawBy = new Set(SEEING.flatMap(rolesHolding));
  const saw = own.flatMap(({ role, path }) => (role !== null && sawBy.has(role) ? [path.split('/')[0] ?? ''] : []));
  return { places, barred: [...new Set([...ownRegions(places, home, duties), ...seen, ...saw])] };
}
