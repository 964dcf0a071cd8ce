import { certificateAt } from './access-certificate.ts';
import { entryAt, mandateAt, mandateInput, mandatesFile, newMandate } from './access-mandate.ts';
import { photoAt } from './access-photo.ts';
import { bundleAt, hallAt, type OpenHall } from './access-plenary.ts';
import { VERIFICATION_PROBES } from './access-verification.ts';
import type { Spot, World } from './access-world.ts';

export type Answer = { readonly status: number; readonly text: string };
/** A request that would do, were it allowed. `sees` says what "allowed" means where the request names no region: the answer holds what is at the spot. */
export type Ask = { readonly path: string; readonly body?: unknown; readonly sees?: (answer: Answer) => boolean;
  /** Everybody's own affairs: any answer but `not_allowed` is one, also that a proof is wrong; sent from a sign-in of its own, which may end by it. */
  readonly own?: boolean;
};
/** Aims a route at a spot; null where the route knows no such place (a polling station where it takes regions). */
export type Probe = (world: World, spot: Spot) => Ask | null | Promise<Ask | null>;

const query = (params: Readonly<Record<string, string | number>>): string => new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)])).toString();
/** The same for everybody and every place. */
const plain = (path: string): Probe => () => ({ path });
const holding = (text: string) => (answer: Answer): boolean => answer.text.includes(text);
const REASON = 'Uji hak akses';

const contestRegion = (what: string): Probe => (world, spot) =>
  (spot.station === null ? { path: `/api/contests/${world.contest(spot)}/${what}?${query({ region: spot.path, ...(what === 'export' ? { level: 'station' } : {}) })}` } : null);

const ofNight = (what: string): Probe => (_world, spot) => (spot.station === null ? { path: `/api/events/${spot.event}/${what}?${query({ region: spot.region })}` } : null);

/** A role that fits the spot: an ad hoc body in a village, an observer above, whom only the offices appoint. */
const givenAt = ({ region }: Spot): string => (region.split('.').length === 4 ? 'kpps' : 'observer');

const rolesFile = (what: string, sees?: Ask['sees']): Probe => async (world, spot) => {
  const { person } = await world.newOfficer(spot);
  const file = `action,person,role,region,station,election,scheme\nberi,${person},${givenAt(spot)},${spot.region || '*'},,${spot.event},${spot.scheme}`;
  return spot.station === null ? { path: `/api/assignments/import${what}`, body: { name: 'uji.csv', file: Buffer.from(file).toString('base64') }, ...(sees ? { sees } : {}) } : null;
};

const ofPerson = (what: string, body?: unknown): Probe => async (world, spot) => ({ path: `/api/people/${(await world.officer(spot)).person}${what}`, ...(body === undefined ? {} : { body }) });

const ofAccount = (what: string, body?: unknown): Probe => async (world, spot) => ({ path: `/api/accounts/${(await world.officer(spot)).person}${what}`, ...(body === undefined ? {} : { body }) });

const PROOF = { kind: 'password', password: 'bukan kata sandi ini' };
const own = (path: string, body?: unknown): Probe => () => ({ path, own: true, ...(body === undefined ? {} : { body }) });

let files = 0;
const peopleFile = (what: string, sees: NonNullable<Ask['sees']>): Probe => (_world, spot) => {
  const name = `Berkas ${Array.from(String(++files).padStart(4, '0')).map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('a')}`;
  return spot.region === '' ? null : { path: `/api/people/import${what}`, body: { name: 'uji.csv', scheme: spot.scheme, file: Buffer.from(`nama,wilayah\n${name},${spot.region}`).toString('base64') }, sees };
};

const pageAt = (world: World, spot: Spot) => ({ contest: world.contest(spot), ...spot.leaf, page: 1, purpose: 'sheet', takenAt: null });

/** An act or a page of the plenary held at the spot. */
const inHall = (what: string, body?: (hall: OpenHall) => unknown): Probe => async (world, spot) => {
  const hall = await hallAt(world, spot);
  return hall && { path: `/api/plenaries/${hall.id}${what}`, ...(body ? { body: body(hall) } : {}) };
};
const ofCertificate = (what: string, body?: unknown): Probe => async (world, spot) => {
  const made = await certificateAt(world, spot);
  return made && { path: `/api/certificates/${made.certificate}${what}`, ...(body === undefined ? {} : { body }) };
};
const ofBundle = (what: string, body?: unknown): Probe => async (world, spot) => {
  const made = await bundleAt(world, spot);
  return made && { path: `/api/plenaries/${made.hall.id}/bundles/${made.bundle}${what}`, ...(body === undefined ? {} : { body }) };
};
/** A line as nobody ever saw it: whoever may act is told so, nothing changes. */
const onLine = (what: string, more: object): Probe => inHall(`/lines/${what}`, ({ line }) => ({ ...line, after: 999, ...more }));

/** One line per route: how to aim it. A route without a line here, or without one in access-matrix.txt, fails the test. */
export const PROBES: Readonly<Record<string, Probe>> = {
  // regions and elections
  'get /api/regions': (_world, spot) => ({ path: `/api/regions?${query({ scheme: spot.scheme, path: spot.region })}` }),
  'get /api/regions/search': (_world, spot) => ({ path: `/api/regions/search?${query({ scheme: spot.scheme, q: 'village' })}` }),
  'get /api/regions/export': (_world, spot) => ({ path: `/api/regions/export?${query({ scheme: spot.scheme, path: spot.region })}` }),
  'post /api/regions/changes': (_world, spot) => (spot.path === '' || spot.station !== null ? null
    : { path: '/api/regions/changes', body: { kind: 'renamed', scheme: spot.scheme, date: '2024-01-01', source: 'UU uji', path: spot.region, name: 'Nama Baru' } }),
  'get /api/events': plain('/api/events'),
  'get /api/events/{slug}/contests': (_world, spot) => ({ path: `/api/events/${spot.event}/contests?${query({ region: spot.region })}` }),
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
  ...VERIFICATION_PROBES,
  // supervision
  'get /api/mandates': async (world, spot) => ({ path: `/api/mandates?${query({ event: spot.event, region: spot.path, limit: 200 })}`, sees: holding(await mandateAt(world, spot)) }),
  'post /api/mandates': async (world, spot) => ({ path: '/api/mandates', body: await mandateInput(world, spot) }),
  'get /api/mandates/export': async (world, spot) => ({ path: `/api/mandates/export?${query({ event: spot.event, region: spot.path })}`, sees: holding(await mandateAt(world, spot)) }),
  'post /api/mandates/import/preview': async (world, spot) => ({ path: '/api/mandates/import/preview', body: await mandatesFile(world, spot), sees: holding('"refused":0') }),
  'post /api/mandates/import': async (world, spot) => ({ path: '/api/mandates/import', body: await mandatesFile(world, spot), sees: (answer) => answer.status === 200 }),
  'post /api/mandates/{id}/revoke': async (world, spot) => ({ path: `/api/mandates/${await newMandate(world, spot)}/revoke`, body: { reason: REASON } }),
  'get /api/contests/{id}/statements/{village}/{station}': (world, spot) => ({ path: `/api/contests/${world.contest(spot)}/statements/${spot.leaf.village}/${spot.leaf.station}` }),
  'get /api/field/watch': (_world, spot) => ({ path: `/api/field/watch?${query({ event: spot.event, ...spot.leaf })}`, sees: holding(`"path":"${spot.leaf.village}"`) }),
  'get /api/field/copies': async (world, spot) => { await entryAt(world, spot); return { path: `/api/field/copies?${query({ contest: world.contest(spot), ...spot.leaf })}` }; },
  'post /api/field/statements': (world, spot) => ({ path: '/api/field/statements', body: { contest: world.contest(spot), ...spot.leaf, copyOf: '0'.repeat(64), statement: 'agreed', figures: {}, reason: null, photos: [], saidAt: '2024-02-14T12:00:00.000Z' } }),
  'post /api/field/entries': (world, { leaf, ...spot }) => ({ path: '/api/field/entries', body: { contest: world.contest({ leaf, ...spot }), ...leaf, after: 0, figures: { 'C.1': 1 }, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z' } }),
  'get /api/field/work': (_world, { event, leaf }) => ({ path: `/api/field/work?${query({ event, ...leaf })}`, sees: holding(`"path":"${leaf.village}"`) }),
  'get /api/field/sheets': async (world, spot) => {
    await world.arrived(spot);
    return { path: `/api/field/sheets?${query({ event: spot.event, ...spot.leaf })}`, sees: holding(`"village":"${spot.leaf.village}"`) };
  },
  'post /api/photos': (world, spot) => ({ path: '/api/photos', body: { sha256: 'a'.repeat(64), size: 1000, mediaType: 'image/jpeg', ...pageAt(world, spot) } }),
  'post /api/photos/{sha256}/pieces': (world, spot) => ({ path: `/api/photos/${'b'.repeat(64)}/pieces`, body: { offset: 0, content: '', ...pageAt(world, spot) } }),
  'get /api/photos/{sha256}': async (world, spot) => ({ path: `/api/photos/${await photoAt(world, spot)}` }),
  'get /api/contests/{id}/sheets/{village}/{station}/receipt': async (world, spot) => { await entryAt(world, spot); return { path: `/api/contests/${world.contest(spot)}/sheets/${spot.leaf.village}/${spot.leaf.station}/receipt` }; },
  'get /api/contests/{id}/results': contestRegion('results'),
  'get /api/contests/{id}/sheets': contestRegion('sheets'),
  'get /api/contests/{id}/export': contestRegion('export'),
  'get /api/contests/{id}/recount': async (world, spot) => (spot.station === null ? { path: `/api/contests/${await world.contestAt(spot)}/recount` } : null),
  // overview
  'get /api/events/{slug}/overview': ofNight('overview'),
  'get /api/events/{slug}/overview/export': ofNight('overview/export'),
  'get /api/events/{slug}/outliers': ofNight('outliers'),
  'get /api/events/{slug}/outliers/export': ofNight('outliers/export'),
  // plenaries
  'get /api/plenaries': (_world, spot) => (spot.station === null ? { path: `/api/plenaries?${query({ event: spot.event, region: spot.region })}` } : null),
  'post /api/plenaries': (_world, spot) => (spot.station === null && spot.region.split('.').length < 4 ? { path: '/api/plenaries', body: { event: spot.event, region: spot.region, place: 'Aula', plannedFor: null } } : null),
  'get /api/plenaries/{id}': inHall(''),
  'get /api/plenaries/{id}/acts': inHall('/acts'),
  'get /api/plenaries/{id}/acts/export': inHall('/acts/export'),
  'get /api/plenaries/{id}/acts/pdf': inHall('/acts/pdf'),
  'get /api/plenaries/{id}/totals': async (world, spot) => { const hall = await hallAt(world, spot); return hall && { path: `/api/plenaries/${hall.id}/totals?contest=${hall.contest}` }; },
  'get /api/plenaries/{id}/broken-rules': inHall('/broken-rules'),
  'get /api/plenaries/{id}/mandates': inHall('/mandates'),
  'get /api/plenaries/{id}/lines': async (world, spot) => { const hall = await hallAt(world, spot); return hall && { path: `/api/plenaries/${hall.id}/lines?contest=${hall.contest}` }; },
  'get /api/plenaries/{id}/lines/{contest}/{region}/{station}': async (world, spot) => {
    const hall = await hallAt(world, spot);
    return hall && { path: `/api/plenaries/${hall.id}/lines/${hall.line.contest}/${hall.line.region}/${hall.line.station}` };
  },
  'post /api/plenaries/{id}/plan': inHall('/plan', () => ({ place: 'Aula lain' })),
  'post /api/plenaries/{id}/open': inHall('/open', () => ({})),
  'post /api/plenaries/{id}/pause': inHall('/pause', () => ({ reason: REASON, resumesAt: null })),
  'post /api/plenaries/{id}/resume': inHall('/resume', () => ({})),
  'post /api/plenaries/{id}/close': inHall('/close', () => ({})),
  'post /api/plenaries/{id}/reopen': inHall('/reopen', () => ({ reason: REASON })),
  'post /api/plenaries/{id}/groups': inHall('/groups', () => ({ groups: [] })),
  'post /api/plenaries/{id}/attendance': inHall('/attendance', () => ({ name: 'Tamu', capacity: 'guest', contestType: null, contestant: null, letter: null, person: null })),
  'post /api/plenaries/{id}/attendance/{number}/leave': inHall('/attendance/999/leave', () => ({})),
  'post /api/plenaries/{id}/attendance/{number}/correct': inHall('/attendance/999/correct', () => ({ name: 'Tamu', capacity: 'guest', contestType: null, contestant: null, letter: null, person: null, reason: 'Salah tulis' })),
  'post /api/plenaries/{id}/attendance/{number}/strike': inHall('/attendance/999/strike', () => ({ reason: 'Tidak hadir' })),
  'post /api/plenaries/{id}/show': inHall('/show', () => ({ group: 1, line: null })),
  'post /api/plenaries/{id}/lines/confirm': onLine('confirm', { figures: { 'C.1': 1 } }),
  'post /api/plenaries/{id}/lines/confirm-many': inHall('/lines/confirm-many', ({ line }) => ({ lines: [{ ...line, after: 999, mark: '0'.repeat(16) }] })),
  'post /api/plenaries/{id}/lines/correct': onLine('correct', { figures: { 'C.1': 1 }, reason: REASON, evidence: REASON, askedBy: 'Saksi', agreedBy: [1] }),
  'post /api/plenaries/{id}/lines/undo': onLine('undo', { reason: REASON }),
  'post /api/plenaries/{id}/objections': inHall('/objections', () => ({ contest: null, region: null, station: null, raisedBy: 999, matter: REASON, kind: 'objection' })),
  'post /api/plenaries/{id}/objections/{number}/correct': inHall('/objections/1/correct', () => ({ contest: null, region: null, station: null, raisedBy: 999, matter: REASON, reason: REASON })),
  'post /api/plenaries/{id}/objections/{number}/answer': inHall('/objections/1/answer', () => ({ outcome: 'recommended', answer: REASON })),
  // a hall without network; the file there is none, and whoever may bring it back is told so
  'get /api/hall': own('/api/hall'),
  'get /api/plenaries/{id}/bundles': inHall('/bundles'),
  'post /api/plenaries/{id}/bundles': inHall('/bundles', () => ({ carrier: 'Sekretaris' })),
  'get /api/plenaries/{id}/bundles/{bundle}/file': ofBundle('/file'),
  'get /api/plenaries/{id}/bundles/{bundle}/password': ofBundle('/password'),
  'post /api/plenaries/{id}/bundles/{bundle}/lost': ofBundle('/lost', { reason: REASON }),
  'post /api/plenaries/{id}/bundle/preview': inHall('/bundle/preview', () => ({ file: '' })),
  'post /api/plenaries/{id}/bundle': inHall('/bundle', () => ({ file: '', decisions: [] })),
  'post /api/plenaries/{id}/hall/finish': inHall('/hall/finish', () => ({})),
  'post /api/plenaries/{id}/hall/go-on': inHall('/hall/go-on', () => ({})),
  'get /api/plenaries/{id}/hall/file': inHall('/hall/file'),
  // D.Hasil: what the level above decides needs the right there
  'get /api/certificates/{id}': ofCertificate(''),
  'get /api/certificates/{id}/pdf': ofCertificate('/pdf'),
  'get /api/plenaries/{id}/special-events/pdf': inHall('/special-events/pdf'),
  'post /api/plenaries/{id}/certificates': inHall('/certificates', ({ contest }) => ({ contest })),
  'post /api/certificates/{id}/read-back': ofCertificate('/read-back', {}),
  'post /api/certificates/{id}/signers': ofCertificate('/signers', { attendance: 999 }),
  'post /api/certificates/{id}/signatures': ofCertificate('/signatures', { attendance: 999, signed: true, reason: null }),
  'post /api/certificates/{id}/send': ofCertificate('/send', {}),
  'post /api/certificates/{id}/accept': ofCertificate('/accept', {}),
  'post /api/certificates/{id}/return': ofCertificate('/return', { reason: REASON }),
  'post /api/certificates/{id}/reopen': ofCertificate('/reopen', { reason: REASON }),
  'post /api/recap-alarms/{id}/answer': async (world, spot) => { const made = await certificateAt(world, spot); return made && { path: `/api/recap-alarms/${made.alarm}/answer`, body: { answer: REASON } }; },
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
    return { path: '/api/assignments', body: { person, role: givenAt(spot), scheme: spot.scheme, path: spot.region, within: `event:${spot.event}`, reason: REASON } };
  },
  'post /api/assignments/{id}/revoke': async (world, spot) => ({ path: `/api/assignments/${(await world.newOfficer(spot)).assignment}/revoke`, body: { reason: REASON } }),
  'post /api/assignments/import/preview': rolesFile('/preview', holding('"refused":0')),
  'post /api/assignments/import': rolesFile('', (answer) => answer.status === 200),
  // people: whoever lives or serves at the spot
  'get /api/people': async (world, spot) => { const { name } = await world.officer(spot); return { path: `/api/people?${query({ scheme: spot.scheme, q: name })}`, sees: holding(`"${name}"`) }; },
  'get /api/people/export': async (world, spot) => { const { person, name } = await world.officer(spot); return { path: `/api/people/export?${query({ scheme: spot.scheme, q: name })}`, sees: holding(person) }; },
  'post /api/people/find': async (world, spot) => { const { person, email } = await world.officer(spot); return { path: '/api/people/find', body: { value: email }, sees: holding(`"${person}"`) }; },
  'get /api/people/{id}': ofPerson(''),
  'post /api/people/{id}/nik/reveal': ofPerson('/nik/reveal', { reason: REASON }),
  'post /api/people/{id}/contacts/reveal': ofPerson('/contacts/reveal', { reason: REASON }),
  'post /api/people': (_world, spot) => (spot.region === '' ? null : { path: '/api/people', body: { name: 'Orang Baru', sex: null, birthDate: null, birthPlace: null, scheme: spot.scheme, path: spot.region } }),
  'post /api/people/{id}': async (world, spot) => {
    const { person, name, home } = await world.newOfficer(spot);
    return { path: `/api/people/${person}`, body: { version: 99, name, sex: null, birthDate: null, birthPlace: null, scheme: spot.scheme, path: home } };
  },
  'post /api/people/{id}/contacts': ofPerson('/contacts', { kind: 'email', value: 'uji@contoh.id' }),
  'get /api/people/import/template': plain('/api/people/import/template'),
  // roles end with a person's page; sessions and accounts by the person's places
  'get /api/sessions': async (world, spot) => { const { person } = await world.officer(spot); return { path: `/api/sessions?${query({ person })}`, sees: holding(`"${person}"`) }; },
  'post /api/sessions/{id}/end': async (world, spot) => ({ path: `/api/sessions/${(await world.newOfficer(spot)).session}/end`, body: { reason: REASON } }),
  'get /api/devices/own': plain('/api/devices/own'),
  'get /api/account': plain('/api/account'),
  'get /api/account/sessions': plain('/api/account/sessions'),
  'get /api/privacy/processing': plain('/api/privacy/processing'),
  // devices: the duty at the spot
  'get /api/devices/duties': async (world, spot) => { const { person } = await world.officer(spot); return { path: `/api/devices/duties?${query({ person })}`, sees: holding(`"${person}"`) }; },
  'post /api/devices/invites': async (world, spot) => ({ path: '/api/devices/invites', body: { assignment: (await world.officer(spot)).assignment } }),
  'get /api/devices': async (world, spot) => { const { person, device } = await world.officer(spot); return { path: `/api/devices?${query({ person })}`, sees: holding(device) }; },
  'get /api/devices/export': async (world, spot) => { const { person, name } = await world.officer(spot); return { path: `/api/devices/export?${query({ person })}`, sees: holding(name) }; },
  'get /api/devices/invites': async (world, spot) => { const { invite } = await world.newOfficer(spot); return { path: '/api/devices/invites?limit=200', sees: holding(invite) }; },
  'get /api/devices/invites/{id}': async (world, spot) => ({ path: `/api/devices/invites/${(await world.officer(spot)).invite}` }),
  'post /api/devices/invites/{id}/cancel': async (world, spot) => ({ path: `/api/devices/invites/${(await world.newOfficer(spot)).invite}/cancel` }),
  'post /api/devices/{id}/revoke': async (world, spot) => ({ path: `/api/devices/${(await world.newOfficer(spot)).device}/revoke`, body: { reason: REASON } }),
  // accounts of people at the spot
  'get /api/accounts': async (world, spot) => { const { person, name } = await world.officer(spot); return { path: `/api/accounts?${query({ q: name })}`, sees: holding(`"${person}"`) }; },
  'post /api/people/{person}/account': ofPerson('/account', { login: 'uji.akun' }),
  'post /api/accounts/{person}/invite-again': ofAccount('/invite-again'),
  'post /api/accounts/{person}/disable': ofAccount('/disable', { reason: REASON }),
  'post /api/accounts/{person}/enable': ofAccount('/enable'),
  'post /api/accounts/{person}/drop-factors': ofAccount('/drop-factors', { reason: REASON }),
  // privacy of a person at the spot
  'get /api/people/{id}/privacy': ofPerson('/privacy'),
  'post /api/people/{id}/requests': ofPerson('/requests', { kind: 'access', details: REASON }),
  'post /api/people/{id}/export': ofPerson('/export', { reason: REASON }),
  'post /api/people/{id}/holds': ofPerson('/holds', { reason: REASON }),
  'post /api/people/{id}/specific/health/reveal': ofPerson('/specific/health/reveal', { reason: REASON }),
  'post /api/people/{id}/specific/health': ofPerson('/specific/health', { purpose: 'health_check', value: { fit: 'fit', note: '' } }),
  'post /api/people/{id}/specific/finance/reveal': ofPerson('/specific/finance/reveal', { reason: REASON }),
  'post /api/people/{id}/specific/finance': ofPerson('/specific/finance', { purpose: 'honorarium', value: { bank: 'Bank Uji', account: '1234567', holder: 'Orang Uji' } }),
  'post /api/people/{id}/specific/record/reveal': ofPerson('/specific/record/reveal', { reason: REASON }),
  'post /api/people/{id}/specific/record': ofPerson('/specific/record', { purpose: 'eligibility', value: { status: 'none', documentNo: '', note: '' } }),
  'get /api/people/duplicates': async (world, spot) => { const twin = await world.twin(spot); return { path: `/api/people/duplicates?${query({ scheme: spot.scheme, limit: 200 })}`, sees: holding(`"${twin}"`) }; },
  'post /api/people/duplicates/distinct': async (world, spot) => { const one = await world.twin(spot); return { path: '/api/people/duplicates/distinct', body: { one, other: one.replace(/a$/, 'b') } }; },
  'post /api/people/merge': async (world, spot) => { const keep = await world.twin(spot); return { path: '/api/people/merge', body: { keep, keepVersion: 99, merge: keep.replace(/a$/, 'b'), mergeVersion: 99, reason: REASON } }; },
  'post /api/people/{id}/contacts/{contact}/end': async (world, spot) => { const { person, contact } = await world.newOfficer(spot); return { path: `/api/people/${person}/contacts/${contact}/end` }; },
  'post /api/privacy/breaches': (_world, spot) => (spot.station === null ? {
    path: '/api/privacy/breaches', body: { scheme: spot.scheme, path: spot.path, happened: REASON, happenedAt: 'kemarin', discoveredAt: '2024-02-14T00:00:00Z', dataKinds: ['nama'], people: null, measures: REASON },
  } : null),
  'get /api/privacy/breaches': async (world, spot) => { const id = await world.breach(spot); return { path: '/api/privacy/breaches', sees: holding(id) }; },
  'get /api/privacy/breaches/{id}/notice': async (world, spot) => ({ path: `/api/privacy/breaches/${await world.breach(spot)}/notice?to=authority` }),
  'post /api/privacy/breaches/{id}/events': async (world, spot) => ({ path: `/api/privacy/breaches/${await world.breach(spot)}/events`, body: { kind: 'note', at: '2024-02-14T00:00:00Z', note: REASON } }),
  'get /api/privacy/requests': async (world, spot) => { const { request } = await world.officer(spot); return { path: '/api/privacy/requests?state=all&limit=500', sees: holding(request) }; },
  'post /api/privacy/requests/{id}/decide': async (world, spot) => ({ path: `/api/privacy/requests/${(await world.newOfficer(spot)).request}/decide`, body: { state: 'done', answer: REASON } }),
  'post /api/people/{id}/holds/{hold}/lift': async (world, spot) => { const { person, hold } = await world.newOfficer(spot); return { path: `/api/people/${person}/holds/${hold}/lift`, body: { reason: REASON } }; },
  'post /api/people/{id}/consents': ofPerson('/consents', { purpose: 'cadre_outreach', wording: 1, givenAt: new Date().toISOString() }),
  'post /api/people/{id}/consents/{consent}/withdraw': async (world, spot) => { const { person, consent } = await world.newOfficer(spot); return { path: `/api/people/${person}/consents/${consent}/withdraw` }; },
  'post /api/privacy/retention/run': (_world, spot) => (spot.station === null ? { path: '/api/privacy/retention/run', body: { on: '2024-01-01', scheme: spot.scheme, path: spot.path, expectedCount: 999_999 } } : null),
  // phones: an office desk is none, whatever its rights
  'get /api/field/me': plain('/api/field/me'),
  'post /api/field/reports': () => ({ path: '/api/field/reports', body: { saidAt: '2024-02-14T00:00:00Z', note: '' } }),
  'post /api/field/language': () => ({ path: '/api/field/language', body: { lang: 'id' } }),
  'get /api/privacy/retention/runs': async (world, spot) => { const run = await world.run(spot); return { path: '/api/privacy/retention/runs', sees: holding(`"id":${run},`) }; },
  'get /api/privacy/retention/runs/{id}': async (world, spot) => ({ path: `/api/privacy/retention/runs/${await world.run(spot)}` }),
  'get /api/privacy/retention': plain('/api/privacy/retention?on=2024-01-01'),
  'get /api/privacy/retention/export': plain('/api/privacy/retention/export?on=2024-01-01'),
  'get /api/privacy/requests/export': async (world, spot) => { const { request } = await world.officer(spot); return { path: '/api/privacy/requests/export', sees: holding(request) }; },
  'get /api/privacy/breaches/export': async (world, spot) => { const id = await world.breach(spot); return { path: '/api/privacy/breaches/export', sees: holding(id) }; },
  // what is in a file of people stands at the region of its rows
  'post /api/people/import/preview': peopleFile('/preview', holding('"errorCount":0')),
  'post /api/people/import': peopleFile('', (answer) => answer.status === 200),
  // everybody's own account
  'post /api/sign-out': own('/api/sign-out'),
  'post /api/account/proof/options': own('/api/account/proof/options'),
  'post /api/account/language': own('/api/account/language', { lang: 'id' }),
  'post /api/account/password': own('/api/account/password', { current: 'bukan kata sandi ini', next: 'Sembilan Pohon Jati Tua 47' }),
  'post /api/account/totp/begin': own('/api/account/totp/begin', { proof: PROOF }),
  'post /api/account/totp/confirm': own('/api/account/totp/confirm', { code: '123456' }),
  'post /api/account/totp/remove': own('/api/account/totp/remove', { proof: PROOF }),
  'post /api/account/passkeys/options': own('/api/account/passkeys/options', { proof: PROOF }),
  'post /api/account/passkeys': own('/api/account/passkeys', { name: 'Kunci uji', response: {} }),
  'post /api/account/passkeys/{id}/remove': own('/api/account/passkeys/abcdefgh/remove', { proof: PROOF }),
  'post /api/account/recovery-codes': own('/api/account/recovery-codes', { proof: PROOF }),
  'post /api/account/sessions/{id}/end': own('/api/account/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV/end'),
  // It would end every other sign-in of the test: a wrong body is answered after the right was asked for.
  'post /api/account/sessions/end-others': own('/api/account/sessions/end-others', { none: true }),
};
