import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { cookieIn, cookieLine } from '../cookies.ts';
import { STEP_SECONDS } from '../rules/policy.ts';
import { insertStep, stepByToken, tryStep, type NewStep, type StepDetail, type StepKind, type StepRow } from './store.ts';

const COOKIE = 'step';
const TOKEN = /^[\w-]{43}$/;

/** Begins a step of an exchange; the answer carries its cookie. */
export async function beginStep(db: Reader, from: Origin, step: Omit<NewStep, 'seconds'>): Promise<string> {
  return cookieLine(COOKIE, await insertStep(db, { ...step, seconds: STEP_SECONDS }), from, STEP_SECONDS);
}

export const noStepCookie = (from: Origin): string => cookieLine(COOKIE, '', from, 0);

/** The step that this browser is in, if it is one of these kinds and waits for one of these stages. */
export async function stepOf(db: Reader, from: Origin, kinds: readonly StepKind[], stages: readonly StepDetail['stage'][]): Promise<StepRow | undefined> {
  const token = cookieIn(COOKIE, TOKEN, from);
  const found = token === '' ? undefined : await stepByToken(db, token, kinds);
  return found && stages.includes(found.detail.stage) ? found : undefined;
}

/** The same, with a try counted against it. */
export async function stepTried(db: Db, from: Origin, kinds: readonly StepKind[], stages: readonly StepDetail['stage'][]): Promise<StepRow | undefined> {
  const waiting = await stepOf(db, from, kinds, stages);
  return waiting && tryStep(db, cookieIn(COOKIE, TOKEN, from), kinds);
}
