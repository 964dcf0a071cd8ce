import { expect, it } from 'vitest';
import { acceptedIn, papersWaiting, type Paper } from './channel.ts';

const paper = (contest: number, state: Paper['state'], version: number): Paper => ({ contest, state, id: contest * 10 + version, version, note: null });
const row = (path: string, id: number | null, certificates: Paper[]) => ({
  id, region: { path, code: '', name: path, level: 'subdistrict' as const }, level: 'subdistrict' as const, state: 'open' as const, lines: 3, done: 3, certificates, openObjections: 0, fieldObjections: 0, alarms: 0, out: null,
});

it('only what the level above has accepted, of this contest and this very region, stands first', () => {
  const list = { rows: [row('16.71.16', 1, [paper(11, 'accepted', 2), paper(12, 'sent', 1)]), row('16.71.04', 2, [paper(11, 'reopened', 1)]), row('16.71', null, [])] };
  expect(acceptedIn(list, '16.71.16', 11)).toMatchObject({ version: 2 });
  expect([acceptedIn(list, '16.71.16', 12), acceptedIn(list, '16.71.04', 11), acceptedIn(list, '16.71', 11), acceptedIn(list, '16.71.16', 13), acceptedIn(undefined, '16.71.16', 11)]).toEqual([null, null, null, null, null]);
});

it('an own D.Hasil that came back waits for this region, and so does one of the level below that was sent', () => {
  const list = { rows: [row('16.71', 1, [paper(11, 'returned', 1), paper(12, 'sent', 1), paper(13, 'reopened', 2)]), row('16.71.16', 2, [paper(11, 'sent', 3), paper(12, 'returned', 1)]), row('16.71.04', 3, [paper(11, 'sent', 1), paper(12, 'accepted', 1)])] };
  expect(papersWaiting(list, '16.71', 11)).toEqual([{ why: 'returned', papers: [111] }, { why: 'arrived', papers: [113, 111] }]);
  expect([papersWaiting(list, '16.71', 12), papersWaiting(list, '16.71', 13), papersWaiting(undefined, '16.71', 11)]).toEqual([[], [{ why: 'reopened', papers: [132] }], []]);
});
