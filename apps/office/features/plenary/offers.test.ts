import { describe, expect, it } from 'vitest';
import { CERTIFICATE_STATES, CERTIFICATE_STEPS, PLENARY_STATES, PLENARY_STEPS } from '../../../../modules/recapitulation/contract.ts';
import { waysOf } from './desk-mode.ts';
import { nextStep } from './next-step.ts';
import { DEEDS, isToRead, isUnanswered, offers, offersAnswer, offersRecordRight, offersStep, unansweredOf } from './offers.ts';
import type { Attendance, Certificate, ContestProgress, LinePage, Objection, PlenaryObjection, PlenaryPage } from './wire.ts';

const certificate = (state: Certificate['state']): Certificate => ({ id: 9, contest: 1, version: 1, state, hash: 'a'.repeat(64), drawnUpAt: '', drawnUpBy: '', note: null, broken: [], signatures: [] });
const contest = (more: Partial<ContestProgress> = {}): ContestProgress => ({ contest: 1, name: 'Presiden', type: 'ppwp', lines: 3, confirmed: 0, corrected: 0, waiting: 3, against: 0, certificate: null, steps: [], waitingFor: [], ...more });
const chair: Attendance = { id: 1, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, contestantName: null, letter: null, person: null, mandate: null, withoutMandate: null, cameAt: '', leftAt: null, struck: false };
const page = (more: Partial<PlenaryPage> = {}): PlenaryPage => ({
  id: 1, event: { slug: 'e', name: 'E' }, region: { path: '16.71.04', code: '16.71.04', name: 'K', level: 'subdistrict' }, ancestors: [], level: 'subdistrict', state: 'open', place: 'Aula', agenda: null,
  plannedFor: null, openedAt: null, closedAt: null, resumesAt: null, acts: 1, groups: [], attendance: [chair], contests: [contest()], objections: [], fieldObjections: [], children: [], alarms: [], may: { lead: true, parent: false }, ...more,
});
const RIGHTS = [{ lead: false, parent: false }, { lead: true, parent: false }, { lead: false, parent: true }, { lead: true, parent: true }];
const everywhere = PLENARY_STATES.flatMap((state) => RIGHTS.map((may) => ({ state, may })));

describe('what a screen offers', () => {
  it.each(everywhere)('of the plenary as a whole is what the step table has: $state, $may', (held) => {
    for (const { event, from, by } of PLENARY_STEPS.filter((one) => one.event !== 'plan')) {
      expect([event, offers(held, event as 'open')]).toEqual([event, from.includes(held.state) && held.may[by]]);
    }
  });

  it('is nothing at all to who only looks, and after closing only what the level above does, and alarms', () => {
    for (const state of PLENARY_STATES) for (const deed of DEEDS) expect([state, deed, offers({ state, may: { lead: false, parent: false } }, deed)]).toEqual([state, deed, false]);
    expect(DEEDS.filter((deed) => offers({ state: 'closed', may: { lead: true, parent: false } }, deed))).toEqual(['alarm']);
    expect(DEEDS.filter((deed) => offers({ state: 'closed', may: { lead: true, parent: true } }, deed))).toEqual(['reopen', 'alarm']);
  });

  it.each(everywhere)('of a certificate is what the server says, and hall steps only while it sits: $state, $may', ({ state, may }) => {
    for (const held of CERTIFICATE_STATES) {
      const steps = CERTIFICATE_STEPS.filter(({ from, by }) => from.includes(held) && may[by]).map(({ event }) => event);
      for (const { event, by, from } of CERTIFICATE_STEPS) {
        const offered = offersStep({ state }, steps, event);
        if (offered) expect([held, event, from.includes(held), may[by]]).toEqual([held, event, true, true]);
        if (['draw_up', 'read_back', 'sign'].includes(event) && state !== 'open') expect([held, event, offered]).toEqual([held, event, false]);
      }
    }
  });

  it.each(everywhere)('as the next step is never refused by state: $state, $may', ({ state, may }) => {
    for (const held of [null, ...CERTIFICATE_STATES]) for (const waiting of [0, 3]) {
      const steps = held === null ? [] : CERTIFICATE_STEPS.filter(({ from, by }) => from.includes(held) && may[by]).map(({ event }) => event);
      const one = page({ state, may, contests: [contest({ waiting, steps, certificate: held === null ? null : certificate(held) })] });
      const { kind } = nextStep(one);
      if (kind === 'open' || kind === 'resume' || kind === 'close' || kind === 'attend' || kind === 'read') expect([kind, offers(one, kind)]).toEqual([kind, true]);
      if (kind === 'draw_up') expect([state, may.lead]).toEqual(['open', true]);
      if (kind === 'read_back' || kind === 'sign' || kind === 'send' || kind === 'accept') expect([kind, offersStep(one, steps, kind)]).toEqual([kind, true]);
    }
  });

  it.each(everywhere)('of a line only while it sits and its D.Hasil is not signed: $state, $may', ({ state, may }) => {
    for (const held of CERTIFICATE_STATES) {
      const one = page({ state, may, contests: [contest({ certificate: certificate(held) })] });
      const open = state === 'open' && may.lead && !['signed', 'sent', 'accepted'].includes(held);
      for (const lineState of ['waiting', 'confirmed', 'corrected'] as const) {
        const line = { line: { contest: 1, region: 'x', station: 1 }, state: lineState, hidden: false, written: { mark: '', figures: {}, from: 'accepted', state: null }, figures: lineState === 'waiting' ? null : {} } as unknown as LinePage;
        expect(waysOf(line, one)).toEqual({ confirm: open && lineState === 'waiting', type: false, correct: open, misread: open && lineState === 'waiting', undo: open && lineState !== 'waiting' });
      }
      expect(isToRead(one, one.contests[0] ?? contest())).toBe(open);
    }
  });
});

it('has nothing to read above the subdistrict before a D.Hasil was accepted', () => {
  const child = { region: { path: '16.71.04', code: '', name: 'K', level: 'subdistrict' as const }, contest: 1, state: 'sent' as const, certificate: 5, version: 1, sentAt: null, ownHands: false };
  const above = page({ level: 'regency', children: [child, { ...child, state: null }] });
  expect(isToRead(above, contest())).toBe(false);
  expect(isToRead({ ...above, children: [{ ...child, state: 'accepted' }, child] }, contest())).toBe(true);
  expect(isToRead({ ...above, children: [{ ...child, state: 'accepted' }, child] }, contest({ waiting: 2, confirmed: 1 }))).toBe(false);
});

describe('objections and special events', () => {
  const said = (kind: Objection['kind'], outcome: Objection['outcome']): PlenaryObjection => ({ toldBy: [], number: 1, label: 'K-1', contest: 1, place: null, region: null, station: null, raisedBy: { id: 1, name: 'A', capacity: 'witness' }, matter: 'isi', kind, outcome, answer: null });
  it('only objections want an answer', () => {
    expect(isUnanswered(said('objection', 'open'))).toBe(true);
    expect(isUnanswered(said('objection', 'recommended'))).toBe(false);
    expect(isUnanswered(said('special_event', 'open'))).toBe(false);
    expect(offersAnswer(page(), said('special_event', 'open'))).toBe(false);
  });

  it('keep D.Hasil of their contest, or of all where they are about the whole plenary, from being read back until they are answered', () => {
    const held = page({ objections: [said('objection', 'open'), { ...said('objection', 'open'), contest: null }, said('objection', 'rejected'), said('special_event', 'open')] });
    expect([1, 2].map((one) => unansweredOf(held, one))).toEqual([2, 1]);
  });

  it.each(everywhere)('are answered, or put right before that, while the plenary sits and nothing is signed: $state, $may', ({ state, may }) => {
    const sits = may.lead && (state === 'open' || state === 'paused');
    for (const outcome of ['open', 'accepted', 'rejected', 'recommended'] as const) {
      expect(offersAnswer(page({ state, may }), said('objection', outcome))).toBe(sits && (outcome === 'open' || outcome === 'recommended'));
      expect(offersAnswer(page({ state, may, contests: [contest({ certificate: certificate('signed') })] }), said('objection', outcome))).toBe(false);
      const right = sits && outcome === 'open';
      for (const kind of ['objection', 'special_event'] as const) expect(offersRecordRight(page({ state, may }), said(kind, outcome))).toBe(right);
      const signed = page({ state, may, contests: [contest({ certificate: certificate('signed') }), contest({ contest: 2 })] });
      expect([1, 2, null].map((one) => offersRecordRight(signed, { ...said('special_event', outcome), contest: one }))).toEqual([false, right, right]);
    }
  });

  it('one to the whole plenary is put right as long as no signed D.Hasil tells it, whatever else is signed', () => {
    const whole = { ...said('special_event', 'open'), contest: null };
    const held = page({ contests: [contest({ certificate: certificate('signed') }), contest({ contest: 2 })] });
    expect([whole, { ...whole, toldBy: [1] }].map((one) => offersRecordRight(held, one))).toEqual([true, false]);
    // Raised after the last was signed: the house still takes it.
    expect(offersRecordRight(page({ contests: [contest({ certificate: certificate('signed') })] }), whole)).toBe(true);
  });
});
