import { ofEvent, placesOf, type Actor } from '../../../kernel/access.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { ownPlaces } from '../../people/index.ts';
import type { FieldEvent } from '../capture/store/field.ts';
import { ownRegions } from './rules/own-region.ts';

/** Where somebody may read again, and which regions there are not for them. */
export type Reach = { readonly places: readonly string[]; readonly barred: readonly string[] };

const VERB = 'sheets.verify';
/** Whoever holds one of these sees what a station's people wrote. */
const SEEING = ['sheets.enter', 'recapitulation.lead', 'supervision.witness'] as const;

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
  return { places, barred: [...new Set([...ownRegions(places, home, duties), ...seen])] };
}
