import { ofEvent, placesOf, type Actor, type Place } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contestantsOf, type BallotInput, type ContestContext } from '../../../elections/index.ts';
import { contestOf } from '../../contest.ts';
import type { FieldQuery, FieldSheets, FieldWork } from '../contract.ts';
import { fieldContests, fieldEvent, fieldStations, type FieldEvent, type FieldStation } from '../store/field.ts';
import { sheetsOf } from './field-sheets.ts';

const VERB = 'sheets.enter';
/** Who fills in, or who watches them do it. */
export type FieldVerb = typeof VERB | 'supervision.witness';
/** Far more than a subdistrict holds. */
const MOST_STATIONS = 2000;

type Duty = { readonly event: FieldEvent; readonly stations: readonly FieldStation[]; readonly contests: readonly { readonly context: ContestContext; readonly district: string }[] };

/** Everything a phone keeps to work without a network: its stations, the forms of its contests, its sheets so far. Problem: not_found, where there is no election to fill in for. */
export async function fieldWork(db: Db, actor: Actor, query: FieldQuery, verb: FieldVerb = VERB): Promise<Result<FieldWork>> {
  const duty = await dutyOf(db, actor, query, verb);
  if (!duty.ok) return duty;
  const { event, stations, contests } = duty.value;
  const isOpen = event.publication !== 'as_recorded';
  return ok({
    event: { slug: event.slug, name: event.name, date: event.date },
    stations: stations.map(({ path, code, name, station, unitType, votersMale, votersFemale }) => ({ village: { path, code, name, level: 'village' as const }, station, unitType, votersMale, votersFemale })),
    contests: isOpen ? contests.map(({ context, district }) => contestView(context, district, stations)) : [],
    // Who watches is given copies by the station's people, and sees nothing of its sheets here.
    sheets: verb === VERB ? await sheetsOf(db, contextsOf(duty.value), stations) : [], serverTime: new Date().toISOString(),
  });
}

/** The sheets of the actor's own stations, as far as anything of them arrived. */
export async function fieldSheets(db: Db, actor: Actor, query: FieldQuery): Promise<Result<FieldSheets>> {
  const duty = await dutyOf(db, actor, query, VERB);
  if (!duty.ok) return duty;
  return ok({ sheets: await sheetsOf(db, contextsOf(duty.value), duty.value.stations), serverTime: new Date().toISOString() });
}

const contextsOf = ({ contests }: Duty): ReadonlyMap<number, ContestContext> => new Map(contests.map(({ context }) => [context.id, context]));

async function dutyOf(db: Db, actor: Actor, query: FieldQuery, verb: FieldVerb): Promise<Result<Duty>> {
  const event = await fieldEvent(db, eventsOf(actor, query.event, verb));
  if (!event) return fail(problem('not_found', { thing: { id: 'Pemilu yang diisi dari lapangan', en: 'An election that is filled in from the field' } }));
  const places = placesOf(actor, verb, ofEvent(event.slug)).filter(({ scheme }) => scheme === '*' || scheme === event.scheme);
  const found = await fieldStations(db, event, narrowed(places, query), MOST_STATIONS);
  const stations = found.filter(({ path, station }) => (query.village === undefined || path === query.village) && (query.station === undefined || station === query.station));
  const contests: { context: ContestContext; district: string }[] = [];
  for (const { id, district } of await fieldContests(db, event, [...new Set(stations.map(({ path }) => path))])) {
    const context = await contestOf(db, id);
    if (!context.ok) return context;
    contests.push({ context: context.value, district });
  }
  return ok({ event, stations, contests });
}

/** Elections the actor may fill in for, by slug; null = all. */
function eventsOf({ grants }: Actor, wanted: string | undefined, asked: FieldVerb): string[] | null {
  if (wanted !== undefined) return [wanted];
  const held = grants.filter(({ verb, giveOnly }) => giveOnly !== true && (verb === asked || verb === '*'));
  if (held.some(({ within }) => within === undefined)) return null;
  return [...new Set(held.flatMap(({ within }) => (within?.startsWith(EVENT) ? [within.slice(EVENT.length)] : [])))];
}
const EVENT = ofEvent('');

/** Of a right that reaches far, only the village that was asked for is looked through. */
function narrowed(places: readonly Place[], { village }: FieldQuery): Place[] {
  if (village === undefined) return [...places];
  return places.flatMap((place) => {
    const [region = ''] = place.path.split('/');
    if (region === village) return [place];
    return region === '' || village.startsWith(`${region}.`) ? [{ ...place, path: village }] : [];
  });
}

function contestView(context: ContestContext, district: string, stations: readonly FieldStation[]): FieldWork['contests'][number] {
  const { id, slug, type, name, form, parameters } = context;
  return {
    id, slug, type, name, variant: form.variant, district, villages: [...new Set(stations.map(({ path }) => path))].filter((path) => context.covers(path)),
    ballot: form.ballot, parameters, pages: form.pages,
    // The ballot as it lies in the elections, with short names; the form is built of the very same.
    contestants: contestantsOf(form.ballot as BallotInput).map(({ number, name: called, shortName }) => ({ number, name: called, shortName })),
  };
}
