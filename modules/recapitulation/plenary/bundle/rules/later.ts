import { CERTIFICATE_STEPS, isStanding, PLENARY_STEPS, type CertificateState, type PlenaryState } from '../../states.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Thing } from './compare.ts';

type Objection = Snapshot['objections'][number];
type Step = { readonly from: readonly string[]; readonly to: string; readonly by: 'lead' | 'parent' };

/** Does a state follow from another by steps of who leads here alone? What the level above decides is nothing that a hall undoes or does. */
function follows(steps: readonly Step[], from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const state of reached) for (const step of steps) if (step.by === 'lead' && step.from.includes(state)) reached.add(step.to);
  return from !== to && reached.has(to);
}

/** Of one version; `none` = the office has none of that number. */
export const certificateFollows = (from: CertificateState | 'none', to: CertificateState): boolean => follows(CERTIFICATE_STEPS, from, to);
export const plenaryFollows = (from: PlenaryState, to: PlenaryState): boolean => follows(PLENARY_STEPS, from, to);
/** What the office has granted or not is not answered again. */
export const isDecided = ({ outcome }: Objection): boolean => outcome === 'accepted' || outcome === 'rejected';

/** Acts by which the level above undoes what stood: of certificates, and of the plenary itself. */
export const UNDOES_CERTIFICATE: readonly string[] = CERTIFICATE_STEPS.filter(({ by, to }) => by === 'parent' && !isStanding(to)).map(({ event }) => `certificate_${event}`);
export const UNDOES_PLENARY: readonly string[] = PLENARY_STEPS.filter(({ by }) => by === 'parent').map(({ event }) => event);

/** Is it written down alike, whatever became of it? */
export const isSameRecord = (one: Objection, other: Objection): boolean => (['contest_id', 'region_id', 'station', 'raised_by', 'matter'] as const).every((key) => one[key] === other[key]);

/** Numbers of the objections that a text of D.Hasil tells. */
export const toldIn = (body: string): number[] => (JSON.parse(body) as { readonly objections: readonly { readonly number: number }[] }).objections.map(({ number }) => number);

const said = (thing: Thing | undefined): unknown => (thing === undefined ? null : JSON.parse(thing.face));
/** What a side says of a version, of the plenary, of an objection; null = nothing. */
export const versionSaid = (thing: Thing | undefined) => said(thing) as { readonly hash: string; readonly state: CertificateState } | null;
export const stateSaid = (thing: Thing | undefined) => said(thing) as PlenaryState | null;
export const objectionSaid = (thing: Thing | undefined) => said(thing) as Objection | null;
/** What is written down of somebody; `left` and `struck` beside it. */
type PersonSaid = Record<string, unknown> & { readonly id: number };
export const personSaid = (thing: Thing | undefined) => said(thing) as PersonSaid | null;
/** But for whether they left. */
export const isSamePerson = (one: PersonSaid, other: PersonSaid): boolean => [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => key === 'left' || one[key] === other[key]);
