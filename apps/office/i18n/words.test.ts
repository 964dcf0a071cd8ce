import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { formatsOf } from './format.ts';
import { id } from './id.ts';
import { INDONESIAN, wordsOf } from './index.ts';

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the words of the office', () => {
  it('have the same places in both languages', () => {
    for (const [key, text] of Object.entries(id)) expect([key, places(en[key as keyof typeof id])]).toEqual([key, places(text)]);
  });
  it('write numbers inside a sentence as the language does', () => {
    expect(wordsOf(INDONESIAN).t('stations.total', { count: 823_236 })).toBe('823.236 TPS');
    expect(wordsOf({ lang: 'en', messages: en }).t('stations.total', { count: 823_236 })).toBe('823,236 stations');
  });
});

describe('numbers, dates and times', () => {
  const indonesian = formatsOf('id');
  const english = formatsOf('en');
  it('follow Indonesian custom', () => {
    expect(indonesian.number(1_225_548)).toBe('1.225.548');
    expect(indonesian.percent(0.585862)).toBe('58,59\u00a0%');
    expect(indonesian.date('2024-02-14')).toBe('14 Februari 2024');
    expect(indonesian.time('2024-02-14T07:05:00Z')).toBe('14.05 WIB');
    expect(indonesian.signed(-1250)).toBe('−1.250');
    expect(indonesian.signed(3)).toBe('+3');
    expect(indonesian.signed(0)).toBe('0');
  });
  it('follow English custom', () => {
    expect(english.number(1_225_548)).toBe('1,225,548');
    expect(english.percent(0.585862)).toBe('58.59%');
    expect(english.date('2024-02-14')).toBe('14 February 2024');
    expect(english.time('2024-02-14T07:05:00Z')).toBe('14:05 WIB');
  });
  it('tell a page about one place its own time: Bali WITA, Papua WIT, and a row of another place that place\'s', () => {
    const at = '2024-02-14T15:30:00Z';
    expect(formatsOf('id', '51.71.01.1001').time(at)).toBe('23.30 WITA');
    expect(formatsOf('id', '91.71.01').moment(at)).toBe('15 Feb 2024, 00.30 WIT');
    expect(indonesian.moment(at, '91.71.01.1001')).toBe('15 Feb 2024, 00.30 WIT');
  });
  it('keep a moment near midnight on its day in Jakarta', () => {
    expect(indonesian.moment('2024-02-14T17:30:00Z')).toBe('15 Feb 2024, 00.30 WIB');
  });
});
