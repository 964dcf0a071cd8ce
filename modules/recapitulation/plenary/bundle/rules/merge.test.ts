import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE_STATES, CERTIFICATE_STEPS, isStanding, PLENARY_STATES, type CertificateState } from '../../states.ts';
import type { Thing } from './compare.ts';
import { certificateFollows, plenaryFollows, UNDOES_CERTIFICATE, UNDOES_PLENARY } from './later.ts';
import { merge, type Sides } from './merge.ts';

const version = (hash: string, state: CertificateState): Thing => ({ whole: `${hash} ${state}`, face: JSON.stringify({ hash, state }) });
const objection = (outcome: string, contest: number | null = 3): Thing => ({ whole: `${contest} ${outcome}`, face: JSON.stringify({ contest_id: contest, outcome }) });
const person = (name: string, left = false): Thing => ({ whole: `${name} ${left}`, face: JSON.stringify({ id: 2, name, left }) });
type Things = Readonly<Record<string, Thing>>;
const sides = (base: Things, office: Things, hall: Things, more: Partial<Sides> = {}): Sides => ({
  base: new Map(Object.entries(base).map(([key, { whole }]) => [key, whole])), office: new Map(Object.entries(office)), hall: new Map(Object.entries(hall)),
  sealed: new Set(Object.entries(office).flatMap(([key, { face }]) => (key.startsWith('certificate:') && isStanding((JSON.parse(face) as { state: CertificateState }).state) ? [3] : []))),
  judged: { contests: new Set(), plenary: false }, outdated: new Set(), namedForGood: new Set(), toldForGood: new Set(), needed: new Set(), neededThere: new Map(), signersAdded: new Set(), renumbered: false, ...more,
});
/** What becomes of a key: taken, or what may be chosen and why. */
const outcome = (of: Sides, key: string): unknown => {
  const { taken, open } = merge(of);
  const one = open.find((each) => each.key === key);
  return one ? [one.choices.join(), one.why] : taken.has(key) ? 'taken' : 'stands';
};
const V1 = 'certificate:3/1';
const V2 = 'certificate:3/2';

describe('what stands at the office', () => {
  it('follows the table of steps: only what whoever leads here does, and never back', () => {
    expect([UNDOES_CERTIFICATE, UNDOES_PLENARY]).toEqual([['certificate_return', 'certificate_reopen'], ['reopen']]);
    expect([certificateFollows('signed', 'sent'), certificateFollows('none', 'superseded'), certificateFollows('draft', 'sent'), certificateFollows('returned', 'superseded')]).toEqual([true, true, true, true]);
    expect([certificateFollows('reopened', 'sent'), certificateFollows('accepted', 'superseded'), certificateFollows('sent', 'accepted'), certificateFollows('superseded', 'sent'), certificateFollows('signed', 'superseded')]).toEqual([false, false, false, false, false]);
    expect([plenaryFollows('planned', 'closed'), plenaryFollows('paused', 'open'), plenaryFollows('closed', 'open'), plenaryFollows('open', 'planned')]).toEqual([true, true, false, false]);
    for (const { from, to, by } of CERTIFICATE_STEPS) if (by === 'parent') for (const state of from) expect(certificateFollows(state, to)).toBe(false);
  });

  it.each(['sent', 'accepted', 'returned', 'reopened', 'superseded'] as const)('a version that left signed and is %s now is not moved', (state) => {
    const left = { [V1]: version('a', 'signed') };
    expect(outcome(sides(left, { [V1]: version('a', state) }, { [V1]: version('a', 'sent') }), V1)).toEqual(state === 'sent' ? 'stands' : ['office', state === 'accepted' ? 'sealed' : 'further']);
  });

  it('a version that left signed and was left alone is sent by the hall, and moved no more once another stands', () => {
    const left = { [V1]: version('a', 'signed') };
    expect(outcome(sides(left, left, { [V1]: version('a', 'sent') }), V1)).toBe('taken');
    expect(outcome(sides(left, { [V1]: version('a', 'superseded'), [V2]: version('b', 'sent') }, { [V1]: version('a', 'sent') }), V1)).toEqual(['office', 'sealed']);
  });

  it('a newer version of the hall does not come in beside one that the office signed, nor above another of the same number', () => {
    const hall = { [V1]: version('h', 'superseded'), [V2]: version('i', 'signed') };
    expect(outcome(sides({}, { [V1]: version('a', 'signed') }, hall), V2)).toEqual(['office', 'sealed']);
    expect(outcome(sides({}, { [V1]: version('a', 'draft') }, hall), V2)).toEqual(['office', 'same_version']);
    expect(outcome(sides({ [V1]: version('a', 'reopened') }, { [V1]: version('a', 'reopened') }, { [V1]: version('a', 'superseded'), [V2]: version('i', 'signed') }), V2)).toBe('taken');
  });

  it('nothing of a contest that the level above returned or opened again since comes in by itself or by choice', () => {
    const judged = { judged: { contests: new Set([3]), plenary: false } };
    const [line, other] = ['line:3/1.1/1', 'line:4/1.1/1'];
    const of = sides({ [line]: version('x', 'draft'), [other]: version('x', 'draft') }, { [line]: version('x', 'draft'), [other]: version('x', 'draft') }, { [line]: version('y', 'draft'), [other]: version('y', 'draft'), [V1]: version('h', 'signed') }, judged);
    expect([line, other, V1].map((key) => outcome(of, key))).toEqual([['office', 'judged'], 'taken', ['office', 'judged']]);
  });

  it('an answer stays an answer, and objections of a signed D.Hasil stay as it tells them', () => {
    const [key, left] = ['objection:1', { 'objection:1': objection('open') }];
    expect(outcome(sides(left, { [key]: objection('accepted') }, { [key]: objection('rejected') }), key)).toEqual(['office', 'further']);
    expect(outcome(sides(left, { [key]: objection('recommended') }, { [key]: objection('rejected') }), key)).toEqual(['hall,office', null]);
    expect(outcome(sides(left, left, { [key]: objection('rejected') }), key)).toBe('taken');
    const signed = { [V1]: version('a', 'signed') };
    expect(outcome(sides({ ...left, ...signed }, { ...left, ...signed }, { [key]: objection('rejected'), ...signed }), key)).toEqual(['office', 'sealed']);
    expect(outcome(sides(signed, signed, { [key]: objection('open'), ...signed }), key)).toEqual(['office', 'sealed']);
    // Of no contest: as at the office, also beside a signed D.Hasil.
    expect(outcome(sides(signed, signed, { [key]: objection('open', null), ...signed }), key)).toBe('taken');
  });

  it('a plenary that was opened again from above is not closed by a hall, whatever it looks like now', () => {
    const at = (state: string): Things => ({ state: { whole: state, face: JSON.stringify(state) } });
    expect(outcome(sides(at('open'), at('open'), at('closed')), 'state')).toBe('taken');
    expect(outcome(sides(at('open'), at('open'), at('closed'), { judged: { contests: new Set(), plenary: true } }), 'state')).toEqual(['office', 'judged']);
    expect(outcome(sides(at('open'), at('open'), at('closed'), { judged: { contests: new Set([3]), plenary: false } }), 'state')).toEqual(['office', 'judged']);
    expect(outcome(sides(at('open'), at('closed'), at('paused')), 'state')).toEqual(['office', 'further']);
    expect(outcome(sides(at('planned'), at('open'), at('closed')), 'state')).toEqual(['hall,office', null]);
  });

  it('whatever is chosen, no version goes back, no state either, and never two of one D.Hasil stand', () => {
    const State = fc.constantFrom(...CERTIFICATE_STATES);
    const Versions = fc.array(fc.tuple(fc.constantFrom('a', 'b'), State), { maxLength: 3 }).filter((list) => list.filter(([, state]) => isStanding(state)).length <= 1);
    const things = (list: readonly (readonly [string, CertificateState])[], state: string): Things => ({ state: { whole: state, face: JSON.stringify(state) }, ...Object.fromEntries(list.map(([hash, one], place) => [`certificate:3/${place + 1}`, version(hash, one)])) });
    fc.assert(fc.property(Versions, Versions, Versions, fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...PLENARY_STATES))), fc.boolean(), (left, here, there, states, plenary) => {
      const [base, office, hall] = [things(left, states[0]!), things(here, states[1]!), things(there, states[2]!)];
      const { taken, open } = merge(sides(base, office, hall, { judged: { contests: new Set(), plenary } }));
      const comes = [...taken, ...open.filter(({ choices }) => choices.includes('hall')).map(({ key }) => key)];
      const end = { ...office };
      for (const key of comes) {
        const [now, then] = [office[key], hall[key]!];
        if (key !== 'state') {
          const [of, to] = [now && JSON.parse(now.face) as { hash: string; state: CertificateState }, JSON.parse(then.face) as { hash: string; state: CertificateState }];
          expect(certificateFollows(of?.state ?? 'none', to.state) && (of === undefined || of.hash === to.hash)).toBe(true);
        } else if (office['state']!.whole !== base['state']!.whole) expect(plenaryFollows(JSON.parse(office['state']!.face) as 'open', JSON.parse(then.face) as 'open')).toBe(true);
        end[key] = then;
      }
      if (plenary) expect(comes).not.toContain('state');
      // What one version of the hall takes up, those of the office before it make room for.
      const standing = there.filter(([, state], place) => comes.includes(`certificate:3/${place + 1}`) && isStanding(state)).length;
      const kept = here.filter(([, state], place) => !comes.includes(`certificate:3/${place + 1}`) && isStanding(state)).length;
      expect(standing + kept).toBeLessThanOrEqual(1);
    }), { numRuns: 2000 });
  });
});

describe('somebody put right', () => {
  const [was, right, other] = [person('Budi'), person('Budi Santoso'), person('Budiman')];
  it('by one side comes in; by both otherwise a person decides; and never whom a signed D.Hasil of the office names, but that they left is told', () => {
    const [key, named] = ['attendance:2', { namedForGood: new Set([2]) }];
    expect(outcome(sides({ [key]: was }, { [key]: was }, { [key]: right }), key)).toBe('taken');
    expect(outcome(sides({ [key]: was }, { [key]: other }, { [key]: right }), key)).toEqual(['hall,office', null]);
    expect(outcome(sides({ [key]: was }, { [key]: right }, { [key]: right }), key)).toBe('stands');
    expect(outcome(sides({ [key]: was }, { [key]: was }, { [key]: right }, named), key)).toEqual(['office', 'named']);
    expect(outcome(sides({ [key]: was }, { [key]: was }, { [key]: person('Budi', true) }, named), key)).toBe('taken');
  });

  it('who was struck at the office is asked about only where something of the hall comes in that needs them', () => {
    const [key, said] = ['attendance:2', 'objection:1'];
    const gone: Thing = { whole: 'Budi struck', face: JSON.stringify({ id: 2, name: 'Budi', left: true, struck: true }) };
    const needed = { neededThere: new Map([[said, [2]]]) };
    const struck = (base: Things, office: Things, hall: Things): unknown => outcome(sides({ [key]: was, ...base }, { [key]: gone, ...office }, { [key]: was, ...hall }, needed), key);
    const open = { [said]: objection('open') };
    expect(struck({}, {}, open)).toEqual(['hall', 'needed_there']);
    expect(struck({}, { [said]: objection('open', 4) }, open)).toEqual(['hall,office', 'needed_there']);
    // A signed D.Hasil keeps the objection out; what stood when the copy left is the office's.
    expect(struck({}, { [V1]: version('a', 'signed') }, open)).toBe('stands');
    expect(struck(open, open, open)).toBe('stands');
    expect(outcome(sides({ [key]: was }, { [key]: gone }, { [key]: was }), key)).toBe('stands');
  });
});
