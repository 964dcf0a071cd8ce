import { expect, it } from 'vitest';
import { sha256 } from '../../kernel/ids.ts';
import { SubmitEntry } from './capture/contract.ts';
import { RecordSheets } from './contract.ts';
import { NextTask } from './verification/contract.ts';

const AT = { village: '11.01.01.1001', station: 1 };

it.each([
  ['an entry', SubmitEntry, { ...AT, after: 0, figures: {}, reasons: {}, reason: null, photos: [{ page: 1, sha256: sha256('a') }], saidAt: '2024-02-14T13:00:00.000Z' }],
  ['the next sheet', NextTask, { event: 'uji' }],
  ['recorded sheets', RecordSheets, { origin: 'paper', sheets: [{ ...AT, figures: {} }] }],
])('%s names a contest that a database can hold, or is no good request', (_what, contract, more) => {
  expect(contract.safeParse({ ...more, contest: 2_147_483_647 }).success).toBe(true);
  for (const contest of [2_147_483_648, 99_999_999_999, 0, 1.5]) expect(contract.safeParse({ ...more, contest }).success).toBe(false);
});
