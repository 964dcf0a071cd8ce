import { describe, expect, it } from 'vitest';
import type { QueueItem } from '../queue/states.ts';
import { agreedWords, pagesState, signWords } from './sign-words.ts';

const page = (at: number, arrived: boolean) => ({ page: at, sha256: String(at), arrived });
const said = (state: QueueItem['state']) => [{ state } as QueueItem];

describe('how far a sheet has come, in words', () => {
  it.each([
    ['no photo', [], 'sign.pagesMissing'],
    ['a page is missing', [page(1, true), page(3, true)], 'sign.pagesMissing'],
    ['one is under way', [page(1, true), page(2, true), page(3, false)], 'sign.pagesWaiting'],
    ['all are at the office', [page(1, true), page(2, true), page(3, true)], 'sign.verifying'],
  ] as const)('nobody verifies what has not arrived: %s', (_what, pictures, expected) => {
    expect(signWords({ sign: 'verifying', said: said('sent'), sheet: null }, pagesState(pictures, 3), false)).toBe(expected);
  });
  it('what is under way waits for no network', () => {
    expect(signWords({ sign: 'waiting', said: said('waiting'), sheet: null }, 'missing', false)).toBe('sign.waiting');
    expect(signWords({ sign: 'waiting', said: said('sending'), sheet: null }, 'missing', false)).toBe('sign.sending');
  });
  it('on a phone that the house takes nothing from nothing waits', () => {
    expect(signWords({ sign: 'waiting', said: said('waiting'), sheet: null }, 'there', true)).toBe('sign.unsent');
    expect(signWords({ sign: 'verifying', said: said('sent'), sheet: null }, 'there', true)).toBe('sign.verifying');
  });
  it('a correction on the phone does not unsay what was sent', () => {
    expect(signWords({ sign: 'draft', said: said('sent'), sheet: null }, 'there', false)).toBe('sign.correcting');
  });
  it('every other sign says itself, whatever the photos are', () => {
    for (const sign of ['empty', 'draft', 'attention', 'accepted'] as const) expect(signWords({ sign, said: [], sheet: null }, 'missing', false)).toBe(`sign.${sign}`);
  });
});

it('tells who agreed with the entry of the station, and that readers at the office read otherwise where they did', () => {
  const entry = { number: 1, hash: 'b'.repeat(64), by: 'Rekan', saidAt: null, receivedAt: '2024-02-14T15:00:00.000Z', figures: { S1: 90, S2: null }, reasons: {}, broken: [] };
  expect(agreedWords({ entry, accepted: { S1: 90 } })).toBe('sheet.acceptedAbout');
  expect(agreedWords({ entry, accepted: { S1: 91 } })).toBe('sheet.acceptedOther');
  expect(agreedWords({ entry, accepted: { S1: 90, S2: 0 } })).toBe('sheet.acceptedOther');
  expect(agreedWords({ entry: null, accepted: { S1: 90 } })).toBe('sheet.acceptedBare');
  expect(agreedWords(null)).toBe('sheet.acceptedBare');
});
