import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answerMisfit, labelsOf, MOST_RECOMMENDED, takenUpAs, takingUpMisfit, type Stated } from './objections.ts';

const stated: Stated = { contest: 1, region: '11.01.01.1001', station: 2, words: 'Kotak terbuka', by: ['Saksi Satu', 'uji:satu'] };
const taking = (matter: string) => takingUpMisfit({ statement: 7, contest: 1, region: stated.region, station: 2, raisedBy: 1, matter, kind: 'objection' }, stated, false);

it('what the screen writes beforehand is taken up in both languages, with more on a new line', () => {
  const words = ['plenary-reading.ts', 'plenary-reading.en.ts'].map((file) => readFileSync(new URL(`../../../../apps/office/i18n/rooms/${file}`, import.meta.url), 'utf8')).join('');
  const screen = [...words.matchAll(/'plenary\.takenUp': '(.*)'/g)].map(([, text = '']) => text.replace('{by}', 'Saksi Satu').replace('{matter}', 'Kotak terbuka'));
  expect(screen).toEqual(takenUpAs('Saksi Satu', 'Kotak terbuka'));
  for (const matter of [...screen, stated.words]) expect([taking(matter), taking(`${matter}\nDiperiksa lagi`), taking(`${matter} lebar`), taking(`Bukan: ${matter}`)]).toEqual([null, null, 'words', 'words']);
});

it('a recommendation has an end, a decision is given once', () => {
  expect([answerMisfit('open', 0, 'recommended'), answerMisfit('recommended', MOST_RECOMMENDED - 1, 'recommended'), answerMisfit('recommended', MOST_RECOMMENDED, 'recommended'), answerMisfit('recommended', 9999, 'rejected'), answerMisfit('rejected', 1, 'accepted')])
    .toEqual([null, null, 'too_often', null, 'decided']);
});

it('each kind is counted by itself, whatever order they come in', () => {
  const row = (number: number, kind: 'objection' | 'special_event') => ({ number, kind });
  expect([...labelsOf([row(4, 'objection'), row(1, 'special_event'), row(2, 'objection'), row(3, 'special_event')])]).toEqual([[1, 'KK-1'], [2, 'K-1'], [3, 'KK-2'], [4, 'K-2']]);
});
