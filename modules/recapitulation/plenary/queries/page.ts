import { may, type Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { ancestorsOf, findRegions, regionsById } from '../../../regions/index.ts';
import { placeOf } from '../commands/act.ts';
import type { CertificateView, ContestProgress, PlenaryPage } from '../contract.ts';
import { addsStations, leadAbove, touches } from '../rules/levels.ts';
import { recordClosed } from '../rules/put-record-right.ts';
import { CERTIFICATE_STEPS } from '../states.ts';
import { changedByOwnHands, inOwnHands, sentByAnother, withoutOwn } from '../certificates/queries/own-hands.ts';
import { waitingFor } from '../certificates/rules/signing.ts';
import { alarmsAt, childCertificates, newestCertificates, signersOf } from '../store/certificate-views.ts';
import { groupsOf } from '../store/groups.ts';
import { tellersOf } from '../store/naming.ts';
import { eventOf, type Plenary } from '../store/plenaries.ts';
import { progressOf, type Progress } from '../store/reading.ts';
import { contestsOf, unitsOf } from '../store/units.ts';
import { fieldObjectionViews } from './field-objections.ts';
import { attendanceViews, certificateViews, objectionViews, refOf } from './views.ts';

type Rights = PlenaryPage['may'];

export const rightsOn = (actor: Actor, plenary: Plenary): Rights => ({
  lead: may(actor, 'recapitulation.lead', placeOf(plenary)),
  parent: may(actor, 'recapitulation.lead', { ...placeOf(plenary), path: leadAbove(plenary) }),
});

/** A plenary as whoever leads it works with it, and whoever reads it looks on. */
export async function plenaryPage(db: Reader, actor: Actor, plenary: Plenary): Promise<PlenaryPage> {
  const contests = await contestsOf(db, plenary);
  const above = ancestorsOf(plenary.path);
  const regions = await findRegions(db, plenary.scheme, [...above, plenary.path], plenary.validOn);
  const own = regions.get(plenary.path) ?? (await regionsById(db, [plenary.regionId])).get(plenary.regionId);
  if (!own) throw new Error(`plenary ${plenary.id} has no region`);
  const rights = rightsOn(actor, plenary);
  return {
    id: plenary.id, event: { slug: plenary.slug, name: (await eventOf(db, plenary.slug))?.name ?? plenary.slug }, region: refOf(own), ancestors: above.flatMap((path) => regions.get(path) ?? []).map(refOf),
    level: plenary.level, state: plenary.state, place: plenary.place, agenda: plenary.agenda, acts: plenary.acts,
    plannedFor: iso(plenary.plannedFor), openedAt: iso(plenary.openedAt), closedAt: iso(plenary.closedAt), resumesAt: iso(plenary.resumesAt),
    groups: await groupViews(db, plenary), attendance: (await attendanceViews(db, plenary.id, contests)).map((one) => (rights.lead ? one : { ...one, person: null, letter: null, mandate: null })), contests: await progressViews(db, plenary, contests, rights, actor),
    objections: await toldObjections(db, plenary.id, rights.lead), fieldObjections: await fieldObjectionViews(db, plenary, contests, rights.lead), children: await childViews(db, plenary, contests, rights.lead ? actor : null),
    alarms: await alarmViews(db, plenary, rights.lead ? actor : null),
    may: rights,
  };
}

/** Alarms that stand here; whoever leads sees which of the open ones somebody else answers. */
async function alarmViews(db: Reader, { eventId, scheme, path }: Plenary, leader: Actor | null): Promise<PlenaryPage['alarms']> {
  const rows = await alarmsAt(db, eventId, scheme, path);
  const own = leader ? await changedByOwnHands(db, leader, rows.filter(({ answer }) => answer === null)) : new Set<number>();
  return rows.map(({ id, contest, what, place, raisedAt, answer }) => ({ id, contest, what, place, raisedAt: raisedAt.toISOString(), answer, ownHands: own.has(id) }));
}

/** With what signed D.Hasil tell of those that are not answered: only for who leads, who may put them right otherwise. */
async function toldObjections(db: Reader, plenary: number, lead: boolean): Promise<PlenaryPage['objections']> {
  const views = await objectionViews(db, plenary);
  const tellers = lead ? await tellersOf(db, plenary, views.filter((one) => recordClosed({ outcome: one.outcome, isSealed: false }) === null).map(({ number }) => number)) : new Map<number, number[]>();
  return views.map((one) => ({ ...one, toldBy: tellers.get(one.number) ?? [] }));
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

async function groupViews(db: Reader, plenary: Plenary): Promise<PlenaryPage['groups']> {
  const groups = await groupsOf(db, plenary.id);
  const regions = await regionsById(db, groups.flatMap(({ regions: ids }) => ids));
  return groups.map(({ number, name, regions: ids, showing }) => ({ number, name, showing, regions: ids.flatMap((id) => regions.get(id) ?? []).map(refOf) }));
}

const NONE: Omit<Progress, 'contest'> = { lines: 0, confirmed: 0, corrected: 0, waiting: 0, against: 0 };

async function progressViews(db: Reader, plenary: Plenary, contests: readonly ContestContext[], rights: Rights, actor: Actor): Promise<ContestProgress[]> {
  const progress = new Map((await progressOf(db, plenary.id)).map((row) => [row.contest, row]));
  const certificates = new Map((await certificateViews(db, await newestCertificates(db, [plenary.id]))).map((view) => [view.contest, view]));
  const own = await ownOf(db, plenary, contests, [...certificates.values()], { rights, actor });
  const waiting = await waitedFor(db, [...certificates.values()]);
  return contests.map(({ id, name, type }) => {
    const row = { contest: id, ...(progress.get(id) ?? NONE) };
    const certificate = certificates.get(id) ?? null;
    return { ...row, name, type, certificate, steps: withoutOwn(stepsOf(plenary, row, certificate, rights), certificate !== null && own.has(certificate.id)), waitingFor: waiting.get(id) ?? [] };
  });
}

/** Certificates whose next step waits for somebody else, since they passed through the asker's own hands. */
async function ownOf(db: Reader, plenary: Plenary, contests: readonly ContestContext[], certificates: readonly CertificateView[], { rights, actor }: { readonly rights: Rights; readonly actor: Actor }): Promise<Set<number>> {
  const judged = rights.parent ? await inOwnHands(db, actor, certificates.filter(({ state }) => state === 'sent').map(({ id }) => id)) : [];
  const sent = rights.lead ? await sentByAnother(db, actor, plenary, certificates.filter(({ state }) => state === 'signed'), contests) : [];
  return new Set([...judged, ...sent]);
}

/** By contest, who still signs or refuses the papers that are on the table. */
async function waitedFor(db: Reader, views: readonly CertificateView[]): Promise<Map<number, number[]>> {
  const open = views.filter(({ state }) => state === 'draft' || state === 'read_back');
  return new Map(await Promise.all(open.map(async ({ id, contest, signatures }) => [contest, waitingFor(await signersOf(db, id), signatures)] as const)));
}

/** What may be done next with the certificate of a contest: by the step table, the plenary's state and the rights of who asks. */
function stepsOf(plenary: Plenary, { lines, waiting }: Progress, certificate: CertificateView | null, rights: Rights): string[] {
  const anew = certificate === null || ['superseded', 'returned', 'reopened'].includes(certificate.state);
  if (anew) return rights.lead && plenary.state === 'open' && lines > 0 && waiting === 0 ? ['draw_up'] : [];
  return CERTIFICATE_STEPS.filter(({ event, from, by }) => event !== 'supersede' && from.includes(certificate.state) && rights[by]).map(({ event }) => event);
}

/** The certificates of the level below, as they arrive. */
async function childViews(db: Reader, plenary: Plenary, contests: readonly ContestContext[], judge: Actor | null): Promise<PlenaryPage['children']> {
  if (addsStations(plenary.level)) return [];
  const units = await unitsOf(db, plenary);
  const pairs = contests.flatMap((contest) => units.filter(({ path }) => touches(contest, path)).map(({ id }) => ({ contest: contest.id, region: id })));
  const rows = await childCertificates(db, pairs);
  const own = judge ? await inOwnHands(db, judge, rows.flatMap(({ state, certificate }) => (state === 'sent' && certificate !== null ? [certificate] : []))) : new Set<number>();
  return rows.map(({ contest, state, certificate, version, drawnUpAt, ...region }) => ({ region: refOf(region), contest, state, certificate, version, sentAt: iso(drawnUpAt), ownHands: certificate !== null && own.has(certificate) }));
}
