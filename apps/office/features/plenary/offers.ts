import { recordClosed } from '../../../../modules/recapitulation/rules.ts';
import { isSealed } from './desk-mode.ts';
import type { Attendance, ContestProgress, Objection, PlenaryObjection, PlenaryPage, PlenaryState } from './wire.ts';

/** What a screen can offer of a plenary as a whole; certificates have their own steps. */
export const DEEDS = ['plan', 'attend', 'leave', 'open', 'pause', 'resume', 'close', 'reopen', 'groups', 'show', 'object', 'answer', 'read', 'take_out', 'alarm'] as const;
export type Deed = (typeof DEEDS)[number];

type Rule = { readonly by: 'lead' | 'parent'; readonly during: readonly PlenaryState[] };
const BEFORE_CLOSING: Rule = { by: 'lead', during: ['planned', 'open', 'paused'] };
const SITTING: Rule = { by: 'lead', during: ['open', 'paused'] };

/** In which states a deed is taken, and by whom: what the server refuses is not offered. Nothing is taken to a hall once the plenary is closed. */
const RULES: Readonly<Record<Deed, Rule>> = {
  plan: { by: 'lead', during: ['planned', 'paused'] }, attend: BEFORE_CLOSING, leave: BEFORE_CLOSING, groups: BEFORE_CLOSING, take_out: BEFORE_CLOSING,
  open: { by: 'lead', during: ['planned'] }, pause: { by: 'lead', during: ['open'] }, resume: { by: 'lead', during: ['paused'] }, close: { by: 'lead', during: ['open'] }, reopen: { by: 'parent', during: ['closed'] },
  show: SITTING, object: SITTING, answer: SITTING, read: { by: 'lead', during: ['open'] }, alarm: { by: 'lead', during: ['planned', 'open', 'paused', 'closed'] },
};

type Held = Pick<PlenaryPage, 'state' | 'may'>;
export const offers = (page: Held, deed: Deed): boolean => page.may[RULES[deed].by] && RULES[deed].during.includes(page.state);

/** Steps of a certificate that are taken in the hall; the others are taken wherever the paper is. */
const HALL_STEPS = ['draw_up', 'read_back', 'sign'];
/** Sent while its plenary sits, pauses or is closed. */
export const offersStep = (page: Pick<PlenaryPage, 'state'>, steps: readonly string[], step: string): boolean =>
  steps.includes(step) && (page.state === 'open' || !HALL_STEPS.includes(step)) && (page.state !== 'planned' || step !== 'send');

/** Is there a line of a contest to be read now? Above the subdistrict only those whose D.Hasil was accepted. */
export function isToRead(page: PlenaryPage, contest: ContestProgress): boolean {
  if (!offers(page, 'read') || contest.waiting === 0 || isSealed(page, contest.contest)) return false;
  const children = page.children.filter((child) => child.contest === contest.contest);
  return children.length === 0 || children.filter(({ state }) => state === 'accepted').length > contest.lines - contest.waiting;
}

/** An objection wants an answer; a special event is only told. */
export const isUnanswered = ({ kind, outcome }: Pick<Objection, 'kind' | 'outcome'>): boolean => kind === 'objection' && outcome === 'open';

/** How many objections to a contest, or to the whole plenary, wait for an answer: until then its D.Hasil is not read back. */
export const unansweredOf = ({ objections }: Pick<PlenaryPage, 'objections'>, contest: number): number => objections.filter((one) => isUnanswered(one) && (one.contest === null || one.contest === contest)).length;

/** What the supervisor recommended may still be granted or not; once D.Hasil of its contest is signed, nothing more is said. */
export const offersAnswer = (page: PlenaryPage, { kind, outcome, contest }: Objection): boolean =>
  kind === 'objection' && (outcome === 'open' || outcome === 'recommended') && offers(page, 'answer') && !isSealed(page, contest);

/** What is written down of an objection or special event is put right as long as the house would: not answered, and told by no signed D.Hasil (modules/recapitulation/plenary/rules/put-record-right.ts). */
export const offersRecordRight = (page: PlenaryPage, { outcome, contest, toldBy }: Pick<PlenaryObjection, 'outcome' | 'contest' | 'toldBy'>): boolean =>
  offers(page, 'object') && recordClosed({ outcome, isSealed: toldBy.length > 0 || (contest !== null && isSealed(page, contest)) }) === null;

/** What is written of somebody is put right until a signed D.Hasil names them: under it, or as who raised an objection that it tells. */
export const offersPutRight = (page: PlenaryPage, { id, struck }: Pick<Attendance, 'id' | 'struck'>): boolean => offers(page, 'attend') && !struck && !page.contests.some(({ contest, certificate }) => isSealed(page, contest)
  && (certificate?.signatures.some(({ attendance }) => attendance === id) === true || page.objections.some((one) => one.raisedBy.id === id && (one.contest === null || one.contest === contest))));
