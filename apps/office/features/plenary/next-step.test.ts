import { describe, expect, it } from 'vitest';
import { nextStep, rungOf, rungsOf, waitingFor } from './next-step.ts';
import type { Attendance, Certificate, ContestProgress, PlenaryPage } from './wire.ts';

const certificate = (state: Certificate['state'], signatures: Certificate['signatures'] = []): Certificate =>
  ({ id: 9, contest: 1, version: 1, state, hash: 'a'.repeat(64), drawnUpAt: '', drawnUpBy: '', note: null, broken: [], signatures });
const contest = (more: Partial<ContestProgress> = {}): ContestProgress =>
  ({ contest: 1, name: 'Presiden', type: 'ppwp', lines: 3, confirmed: 0, corrected: 0, waiting: 3, against: 0, certificate: null, steps: [], waitingFor: [], ...more });
const person = (id: number, capacity: Attendance['capacity'], leftAt: string | null = null): Attendance =>
  ({ id, name: `Hadirin ${id}`, capacity, contestType: null, contestant: null, contestantName: null, letter: null, person: null, mandate: null, withoutMandate: null, cameAt: '', leftAt, struck: false });
const page = (more: Partial<PlenaryPage> = {}): PlenaryPage => ({
  id: 1, event: { slug: 'e', name: 'E' }, region: { path: '16.71.04', code: '16.71.04', name: 'K', level: 'subdistrict' }, ancestors: [], level: 'subdistrict', state: 'open', place: 'Aula', agenda: null,
  plannedFor: null, openedAt: '2024-02-15T02:00:00Z', closedAt: null, resumesAt: null, acts: 1, groups: [], attendance: [person(1, 'chair')], contests: [contest()], objections: [], fieldObjections: [], children: [], alarms: [],
  may: { lead: true, parent: false }, ...more,
});

describe('the one thing to do next', () => {
  it('follows the agenda of one contest', () => {
    expect(nextStep(page({ state: 'planned', attendance: [] })).kind).toBe('attend');
    expect(nextStep(page({ state: 'planned' })).kind).toBe('open');
    expect(nextStep(page())).toMatchObject({ kind: 'read', left: 3 });
    expect(nextStep(page({ state: 'paused' })).kind).toBe('resume');
    expect(nextStep(page({ contests: [contest({ waiting: 0 })] })).kind).toBe('draw_up');
    expect(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('draft') })] })).kind).toBe('read_back');
    expect(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('read_back') })] })).kind).toBe('sign');
    expect(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('signed') })] })).kind).toBe('send');
    expect(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('sent') })] })).kind).toBe('close');
    expect(nextStep(page({ state: 'closed', contests: [contest({ waiting: 0, certificate: certificate('accepted') })] })).kind).toBe('done');
  });

  it('answers objections before D.Hasil of their contest goes on, and before the plenary closes; not while lines wait, nor what is sealed', () => {
    const objection = (number: number, of: number | null) => ({ number, label: `K-${number}`, contest: of, place: null, region: null, station: null, raisedBy: { id: 1, name: 'H', capacity: 'witness' as const }, toldBy: [], matter: 'Uji', kind: 'objection' as const, outcome: 'open' as const, answer: null });
    const read = contest({ waiting: 0 });
    expect(nextStep(page({ objections: [objection(1, 1)] })).kind).toBe('read');
    const step = nextStep(page({ contests: [read], objections: [objection(4, 2), objection(5, 1), objection(6, null)] }));
    expect([step.kind, step.left, step.kind === 'answer' && step.objection.number, rungOf(step)]).toEqual(['answer', 2, 5, 'draw_up']);
    expect(nextStep(page({ contests: [read], objections: [objection(4, 2)] })).kind).toBe('draw_up');
    const sent = contest({ waiting: 0, certificate: certificate('sent') });
    expect(nextStep(page({ contests: [sent], objections: [objection(1, null)] })).kind).toBe('answer');
    expect(nextStep(page({ contests: [sent], objections: [objection(1, 1)] })).kind).toBe('close');
  });

  it('stands on the rung that is lit', () => {
    expect([page({ state: 'planned', attendance: [] }), page(), page({ contests: [contest({ waiting: 0, certificate: certificate('read_back') }), contest({ contest: 2 })] }), page({ contests: [contest({ waiting: 0, certificate: certificate('signed') })] }), page({ state: 'paused' })].map((one) => rungOf(nextStep(one)))).toEqual(['attend', 'read', 'sign', 'send', null]);
  });

  it('finishes one contest before the next, and goes on where one was returned', () => {
    const [first, second] = [contest({ waiting: 0, certificate: certificate('sent') }), contest({ contest: 2 })];
    expect(nextStep(page({ contests: [first, second] }))).toMatchObject({ kind: 'read', contest: { contest: 2 } });
    expect(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('returned') })] })).kind).toBe('draw_up');
    expect(rungOf(nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('draft') })] })))).toBe('draw_up');
    const step = nextStep(page({ contests: [contest({ waiting: 0, certificate: certificate('returned') })] }), new Set([1]));
    expect([step.kind, rungOf(step)]).toEqual(['reread', 'read']);
  });

  it('waits for what is below, and accepts it before it is read', () => {
    const child = { region: { path: '16.71.04', code: '16.71.04', name: 'K', level: 'subdistrict' as const }, contest: 1, state: null, certificate: null, version: null, sentAt: null, ownHands: false };
    expect(nextStep(page({ level: 'regency', children: [child] }))).toMatchObject({ kind: 'wait_child', left: 1 });
    expect(nextStep(page({ level: 'regency', children: [{ ...child, state: 'sent', certificate: 5 }] }))).toMatchObject({ kind: 'accept_child', left: 1 });
    expect(nextStep(page({ level: 'regency', children: [{ ...child, state: 'accepted', certificate: 5 }] }))).toMatchObject({ kind: 'read' });
  });

  it('tells whoever leads above to accept, and everybody else to look on', () => {
    expect(nextStep(page({ may: { lead: false, parent: false } })).kind).toBe('watch');
    expect(nextStep(page({ may: { lead: false, parent: true }, contests: [contest({ certificate: certificate('sent'), steps: ['accept', 'return'] })] })).kind).toBe('accept');
    expect(nextStep(page({ may: { lead: true, parent: true }, contests: [contest(), contest({ contest: 2, certificate: certificate('sent'), steps: ['accept'] })] }))).toMatchObject({ kind: 'accept', contest: { contest: 2 } });
  });
});

it('waits for the signatures of those present who sign', () => {
  const people = [person(1, 'chair'), person(2, 'witness'), person(3, 'observer'), person(4, 'witness', '2024-02-15T05:00:00Z')];
  expect(waitingFor(page({ attendance: people }), contest({ waitingFor: [2, 4] })).map(({ id }) => id)).toEqual([2]);
});

it('counts the rungs of the ladder', () => {
  const rungs = rungsOf(page({ contests: [contest({ waiting: 1 }), contest({ contest: 2, waiting: 0, certificate: certificate('sent') })] }));
  expect(rungs.map(({ id, done, all }) => `${id} ${done}/${all}`)).toEqual(['attend 1/1', 'open 1/1', 'read 5/6', 'draw_up 1/2', 'sign 1/2', 'send 1/2', 'close 0/1']);
});
