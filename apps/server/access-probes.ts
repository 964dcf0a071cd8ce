import type { Spot, World } from './access-world.ts';

export type Answer = { readonly status: number; readonly text: string };
/** A request that would do, were it allowed. `sees` says what "allowed" means where the request names no region: the answer holds what is at the spot. */
export type Ask = { readonly path: string; readonly body?: unknown; readonly sees?: (answer: Answer) => boolean };
/** Aims a route at a spot; null where the route knows no such place (a polling station where it takes regions). */
export type Probe = (world: World, spot: Spot) => Ask | null | Promise<Ask | null>;

const query = (params: Readonly<Record<string, string | number>>): string => new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])).toString();
/** The same for everybody and every place. */
const plain = (path: string): Probe => () => ({ path });
const holding = (text: string) => (answer: Answer): boolean => answer.text.includes(text);
const REASON = 'Uji hak akses';

const contestRegion = (what: string): Probe => (world, spot) =>
  (spot.station === null ? { path: `/api/contests/${world.contest(spot)}/${what}?${query({ region: spot.path, ...(what === 'export' ? { level: 'station' } : {}) })}` } : null);

const rolesFile = (what: string, sees?: Ask['sees']): Probe => async (world, spot) => {
  const { person } = await world.newOfficer(spot);
  const file = `action,person,role,region,station,election,scheme\nberi,${person},observer,${spot.region || '*'},,${spot.event},${spot.scheme}`;
  return spot.station === null ? { path: `/api/assignments/import${what}`, body: { name: 'uji.csv', file: Buffer.from(file).toString('base64') }, ...(sees ? { sees } : {}) } : null;
};

/** One line per route: how to aim it. A route without a line here, or without one in access-matrix.txt, fails the test. */
export const PROBES: Readonly<Record<string, Probe>> = {
  // regions and elections
  'get /api/regions': (_world, spot) => ({ path: `/api/regions?${query({ scheme: spot.scheme, path: spot.region })}` }),
  'get /api/regions/search': (_world, spot) => ({ path: `/api/regions/search?${query({ scheme: spot.scheme, q: 'village' })}` }),
  'get /api/regions/export': (_world, spot) => ({ path: `/api/regions/export?${query({ scheme: spot.scheme, path: spot.region })}` }),
  'post /api/regions/changes': (_world, spot) => (spot.path === '' || spot.station !== null ? null
    : { path: '/api/regions/changes', body: { kind: 'renamed', scheme: spot.scheme, date: '2024-01-01', source: 'UU uji', path: spot.region, name: 'Nama Baru' } }),
  'get /api/events': plain('/api/events'),
  'get /api/contests/{id}': (world, spot) => ({ path: `/api/contests/${world.contest(spot)}` }),
  'get /api/rulesets': plain('/api/rulesets'),
  'get /api/events/{slug}/contests.csv': (_world, spot) => ({ path: `/api/events/${spot.event}/contests.csv` }),
  'post /api/events': (_world, spot) => ({ path: '/api/events', body: { slug: spot.event, name: 'Pemilu', kind: 'general', date: '2024-02-14', roll: spot.scheme, ruleSet: 'pemilu-2024' } }),
  'post /api/contests': (_world, spot) => (spot.station === null ? {
    path: '/api/contests', body: { event: spot.event, slug: 'baru', type: 'dpd', name: 'Baru', variant: '2024', members: [spot.path], ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'Satu' }] } },
  } : null),
  'post /api/contests/{id}/ballot': async (world, spot) => (spot.station === null ? {
    path: `/api/contests/${await world.contestAt(spot)}/ballot`, body: { ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Satu' }, { number: 2, name: 'Dua' }] } },
  } : null),
  // sheets and recapitulation
  'get /api/contests/{id}/sheets/{village}/{station}': (world, spot) => ({ path: `/api/contests/${world.contest(spot)}/sheets/${spot.leaf.village}/${spot.leaf.station}` }),
  'post /api/contests/{id}/sheets': (world, spot) => ({ path: `/api/contests/${world.contest(spot)}/sheets`, body: { origin: 'office', sheets: [{ village: spot.leaf.village, station: spot.leaf.station, figures: { 'C.1': 1 } }] } }),
  'get /api/contests/{id}/results': contestRegion('results'),
  'get /api/contests/{id}/sheets': contestRegion('sheets'),
  'get /api/contests/{id}/export': contestRegion('export'),
  'get /api/contests/{id}/recount': async (world, spot) => (spot.station === null ? { path: `/api/contests/${await world.contestAt(spot)}/recount` } : null),
  // trail and messages
  'get /api/audit': async (world, spot) => { const thing = await world.entry(spot); return { path: `/api/audit?${query({ thing })}`, sees: holding(`"${thing}"`) }; },
  'get /api/audit/export': async (world, spot) => { const thing = await world.entry(spot); return { path: `/api/audit/export?${query({ thing })}`, sees: holding(thing) }; },
  'post /api/audit/prints': () => ({ path: '/api/audit/prints', body: { address: '/audit', what: 'Jejak' } }),
  'get /api/outbox': plain('/api/outbox'),
  // roles
  'get /api/roles': plain('/api/roles'),
  'get /api/assignments': async (world, spot) => { const { person } = await world.officer(spot); return { path: `/api/assignments?${query({ person })}`, sees: holding(person) }; },
  'get /api/assignments/export': async (world, spot) => { const { person } = await world.officer(spot); return { path: `/api/assignments/export?${query({ person })}`, sees: holding(person) }; },
  'post /api/assignments': async (world, spot) => {
    const { person } = await world.newOfficer(spot);
    return { path: '/api/assignments', body: { person, role: 'observer', scheme: spot.scheme, path: spot.region, within: `event:${spot.event}`, reason: REASON } };
  },
  'post /api/assignments/{id}/revoke': async (world, spot) => ({ path: `/api/assignments/${(await world.newOfficer(spot)).assignment}/revoke`, body: { reason: REASON } }),
  'post /api/assignments/import/preview': rolesFile('/preview', holding('"grant":1')),
  'post /api/assignments/import': rolesFile('', (answer) => answer.status === 200),
};
