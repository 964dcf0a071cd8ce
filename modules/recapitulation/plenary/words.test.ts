import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { BundleDecision, LoseBundle, TakeOut } from './bundle/contract.ts';
import { AnswerAlarm } from './certificates/contract.ts';
import { AnswerObjection, Attend, CertificateReason, ChangePlan, ConfirmLine, CorrectLine, PausePlenary, PlanPlenary, RaiseObjection, ReopenPlenary, SetGroups, SignCertificate, UndoLine } from './contract.ts';

const seen = { contest: 1, region: '11.01.01.1001', station: 1, after: 0 };
const correct = { ...seen, figures: {}, reason: 'Salah jumlah', evidence: 'C.Hasil plano', askedBy: 'Saksi Dua', agreedBy: [1] };
const came = { name: 'Saksi', capacity: 'witness', contestType: 'ppwp', contestant: 1, letter: 'SM/1', person: null };
const plan = { event: 'uji', region: '11', place: 'Aula', plannedFor: null };
const objection = { contest: null, region: null, station: null, raisedBy: 1, matter: 'Segel terbuka', kind: 'objection' };

/** Every place of a plenary where somebody writes freely: reasons and remarks over any lines, and what stands on one line. */
const FREE: readonly (readonly [what: string, contract: z.ZodType, put: (text: string) => object])[] = [
  ['the place', PlanPlenary, (place) => ({ ...plan, place })], ['the agenda', PlanPlenary, (agenda) => ({ ...plan, agenda })], ['a group', SetGroups, (name) => ({ groups: [{ name, regions: ['11'] }] })],
  ['another place', ChangePlan, (place) => ({ place })], ['why the plan changes', ChangePlan, (reason) => ({ reason })], ['a recess', PausePlenary, (reason) => ({ reason, resumesAt: null })], ['opening again', ReopenPlenary, (reason) => ({ reason })],
  ['a name', Attend, (name) => ({ ...came, name })], ['a letter', Attend, (letter) => ({ ...came, letter })], ['why without a mandate', Attend, (withoutMandate) => ({ ...came, withoutMandate })],
  ['what the paper says', ConfirmLine, (paperSays) => ({ ...seen, figures: {}, paperSays })], ['a correction', CorrectLine, (reason) => ({ ...correct, reason })], ['its evidence', CorrectLine, (evidence) => ({ ...correct, evidence })], ['who asked', CorrectLine, (askedBy) => ({ ...correct, askedBy })],
  ['reading again', UndoLine, (reason) => ({ ...seen, reason })], ['an objection', RaiseObjection, (matter) => ({ ...objection, matter })], ['its answer', AnswerObjection, (answer) => ({ outcome: 'rejected', answer })],
  ['a refusal to sign', SignCertificate, (reason) => ({ attendance: 1, signed: false, reason })], ['a return', CertificateReason, (reason) => ({ reason })], ['an alarm', AnswerAlarm, (answer) => ({ answer })],
  ['who carries the laptop', TakeOut, (carrier) => ({ carrier })], ['a lost laptop', LoseBundle, (reason) => ({ reason })], ['a decision', BundleDecision, (reason) => ({ conflict: 'state', take: 'hall', reason })],
];

describe('what is written freely in a plenary', () => {
  it.each(FREE)('%s: is what it looks like', (_what, contract, put) => {
    expect(contract.safeParse(put('Salah jumlah turus')).success).toBe(true);
    for (const text of ['\u202Ekotak suara', 'kotak\u200b suara', 'kotak\u0007 suara', 'kotak\u2028 suara', 'kotak suara \u{1F600}', '...', '          ', '..........']) expect([text, contract.safeParse(put(text)).success]).toEqual([text, false]);
  });

  it('is refused in the reader\'s own language', () => {
    const { error } = Attend.safeParse({ ...came, name: 'Sak\u202Esi' }, { reportInput: true });
    expect(error?.issues).toMatchObject([{ path: ['name'], params: { text: { id: 'satu baris, tanpa lambang atau tanda yang tidak terlihat', en: 'one line, without pictures or invisible signs' } } }]);
  });
});
