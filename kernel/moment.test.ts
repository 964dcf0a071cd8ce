import { expect, it } from 'vitest';
import { moment } from './moment.ts';

it.each([
  ['2024-02-14T07:00:00Z', true], ['2024-02-14T07:00:00+07:00', true], ['2024-02-14T07:00:00+14:00', true], ['2024-02-14T07:00:00-12:00', true], ['2024-02-14T07:00:00.123456+15:59', true],
  ['2024-02-14T07:00:00+16:00', false], ['2024-02-14T07:00:00-23:59', false], ['2024-02-14T07:00:00', false], ['2024-02-30T07:00:00Z', false], ['kemarin', false],
])('%s: %s', (at, fits) => { expect(moment().safeParse(at).success).toBe(fits); });
