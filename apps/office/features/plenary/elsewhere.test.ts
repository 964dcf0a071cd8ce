import { expect, it } from 'vitest';
import { asHere, stepsHere } from './elsewhere.ts';
import { nextStep } from './next-step.ts';
import { offers } from './offers.ts';
import type { PlenaryPage } from './wire.ts';

const CONTEST = { contest: 1, name: 'Presiden', lines: 4, confirmed: 1, corrected: 0, waiting: 3, against: 0, certificate: null, steps: ['draw_up', 'return'], waitingFor: [] };
const page = { id: 7, state: 'open', level: 'subdistrict', may: { lead: true, parent: true }, contests: [CONTEST], children: [], objections: [], attendance: [] } as unknown as PlenaryPage;

it('where a laptop carries the plenary nobody is invited to go on here, and what the level above decides stays', () => {
  const out = asHere(page, 'out');
  expect([nextStep(page).kind, nextStep(out).kind]).toEqual(['read', 'watch']);
  expect(['read', 'attend', 'object', 'pause', 'take_out'].filter((deed) => offers(out, deed as 'read'))).toEqual([]);
  expect([out.may, out.contests[0]?.steps]).toEqual([{ lead: false, parent: true }, ['return']]);
});

it('where it ended on this laptop nothing is left, and where it is held here everything', () => {
  expect([asHere(page, 'over').may, stepsHere(['send', 'accept'], 'over')]).toEqual([{ lead: false, parent: false }, []]);
  expect([asHere(page, null), stepsHere(['send', 'accept'], null)]).toEqual([page, ['send', 'accept']]);
});
