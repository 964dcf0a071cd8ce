import { expect, it } from 'vitest';
import { moment } from './moment.ts';

it.each([
  ['2024-02-14T07:00:00Z', true], ['2024-02-14T07:00:00+07:00', true], ['2024-02-14T07:00:00+14:00', true], ['2024-02-14T07:00:00-12:00', true], ['2024-02-14T07:00:00.123456+15:59', true],
  ['2024-02-14T07:00:00+16:00', false], ['2024-02-14T07:00:00-23:59', false], ['2024-02-14T07:00:00', false], ['2024-02-30T07:00:00Z', false], ['kemarin', false],
  ['9999-12-31T23:59:59Z', true], ['9999-12-31T23:59:59-12:00', false], ['0001-01-01T00:00:00Z', true], ['0001-01-01T00:00:00+07:00', false], ['0000-06-01T00:00:00Z', false],
])('%s: %s', (at, fits) => { expect(moment().safeParse(at).success).toBe(fits); });
