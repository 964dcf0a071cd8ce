import { expect, it } from 'vitest';
import { placeName, placeWords, stationName } from './station-name.ts';

it('a station is a TPS; abroad each unit goes by its own name and numbers', () => {
  const told = ([region, name]: readonly [string, string]): string[] => [stationName({ region, station: 2 }), placeName({ region, name, station: 2 }), placeWords({ region, name, station: 2 }), placeName({ region, name, station: 0 })];
  expect(told(['16.71.04.1001', 'Sumber, Jernih'])).toEqual(['TPS 002', 'TPS 002, Sumber, Jernih', 'TPS 002 Sumber, Jernih', 'Sumber, Jernih']);
  expect([['99.01.01.0001', 'TPSLN'] as const, ['99.01.01.0002', 'KSK'] as const, ['99.01.01.0003', 'POS'] as const].map(told)).toEqual(['TPSLN', 'KSK', 'POS'].map((unit) => [`${unit} 002`, `${unit} 002`, `${unit} 002`, unit]));
  expect([stationName({ region: '-99.1.2.7', station: 12 }), stationName({ region: '-99.1.2.7', station: 12, name: 'POS' })]).toEqual(['TPSLN 012', 'POS 012']);
});
