import { expect, it } from 'vitest';
import type { Verb } from '../../../../kernel/access.ts';
import type { EventSummary, Session } from '../../api/types.ts';
import { ownWork } from './own-work.ts';

const event = (slug: string, publication: EventSummary['publication']) => ({ slug, scheme: 'uji', publication }) as EventSummary;
const EVENTS = [event('lama', 'as_recorded'), event('malam', 'two_people')];
const holding = (path: string, ...verbs: Verb[]) => ({ actor: { id: 'uji', name: 'uji', verbs, roles: verbs.map((verb) => ({ verb, scheme: 'uji', path })) } }) as unknown as Session;

it('KPPS and witnesses are told of the phone, readers of their room', () => {
  expect(ownWork(holding('11.01.01.1001/1', 'sheets.enter', 'sheets.record'), EVENTS)).toEqual(['enter']);
  expect(ownWork(holding('11.01.01.1001', 'supervision.witness'), EVENTS)).toEqual(['watch']);
  expect(ownWork(holding('', 'sheets.verify'), EVENTS)).toEqual(['read']);
});

it('an office, whose rooms show its work, and elections without verification are told nothing', () => {
  expect(ownWork(holding('11.01.01', 'sheets.enter', 'sheets.supervise'), EVENTS)).toEqual([]);
  expect(ownWork(holding('11.01.01.1001/1', 'sheets.enter'), EVENTS.slice(0, 1))).toEqual([]);
  expect(ownWork(undefined, EVENTS)).toEqual([]);
});
