import { describe, expect, it } from 'vitest';
import { stateAfter } from './rules/moves.ts';
import type { EntryKind, Settlement } from './rules/settle.ts';
import { CASE_STATES, CASE_STEPS, nextState, type CaseState } from './states.ts';

const arrows = new Set(CASE_STEPS.flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)));
const KINDS: EntryKind[] = ['kpps', 'office', 'second', 'third', 'machine'];
const SETTLED: Settlement['state'][] = ['entered', 'different', 'accepted'];

describe('the table of states', () => {
  it('every state is reached from awaited, and none leads back to it', () => {
    const reached = new Set<CaseState>(['awaited']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of CASE_STEPS) if (from.some((one) => reached.has(one))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
    expect(CASE_STEPS.some(({ to }) => to === 'awaited')).toBe(false);
  });

  it('holds every row once, and nothing that is not in it', () => {
    const rows = CASE_STEPS.flatMap(({ event, from, to, verb }) => from.map((one) => `${event} ${one} ${to} ${verb}`));
    expect(new Set(rows).size).toBe(rows.length);
    for (const { event, from, to } of CASE_STEPS) for (const one of from) expect(nextState(one, event, to)).toBe(to);
    const events = new Set(CASE_STEPS.map(({ event }) => event));
    for (const event of events) for (const from of CASE_STATES) for (const to of CASE_STATES) {
      const isThere = CASE_STEPS.some((row) => row.event === event && row.from.includes(from) && row.to === to);
      expect(nextState(from, event, to)).toBe(isThere ? to : null);
    }
  });

  it('only a supervisor opens what is accepted', () => {
    expect(CASE_STEPS.filter(({ from, to }) => from.includes('accepted') && to !== 'accepted').map(({ event, verb }) => [event, verb])).toEqual([['reopened', 'sheets.supervise']]);
  });
});

describe('what somebody says moves a sheet', () => {
  it('over an arrow of the table, or leaves it where it is', () => {
    for (const from of CASE_STATES) for (const kind of KINDS) for (const settled of SETTLED) {
      const to = stateAfter(from, kind, settled);
      if (to === null || to === from) continue;
      // The station's first word may be agreed with by the machine at once: entered, then accepted.
      expect(arrows.has(`${from}>${to}`) || (arrows.has(`${from}>entered`) && arrows.has(`entered>${to}`)), `${from} ${kind} ${settled}`).toBe(true);
    }
  });

  it('nobody speaks of what is accepted; readers only of what is filled in', () => {
    for (const kind of KINDS) if (kind !== 'machine') for (const settled of SETTLED) expect(stateAfter('accepted', kind, settled)).toBeNull();
    for (const from of ['awaited', 'photographed', 'asked_again', 'accepted'] as const) for (const settled of SETTLED) expect(stateAfter(from, 'second', settled)).toBeNull();
  });

  it('the machine alone never makes a difference', () => {
    for (const from of CASE_STATES) expect([from, null]).toContain(stateAfter(from, 'machine', 'different'));
  });
});
