import { createContext, use } from 'react';
import { skewParts } from '../../../kernel/clock-skew.ts';
import { fill, type Lang, type Text } from '../../../kernel/text.ts';
import { CATALOGUES, type WordKey } from './catalogue.ts';

const KEPT = 'erekap-field.lang';

export const chosenLang = (): Lang => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'id');
export const keepLang = (lang: Lang): void => { localStorage.setItem(KEPT, lang); };

export type Words = {
  readonly lang: Lang;
  readonly t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly text: (text: Text) => string;
  /** A moment as the phone's own clock and zone show it. */
  readonly moment: (iso: string) => string;
  /** How far the clock is off, in a sentence. @param skewMs phone minus server */
  readonly skew: (skewMs: number) => string;
};

export function wordsOf(lang: Lang): Words {
  const format = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const t: Words['t'] = (key, values = {}) => fill(CATALOGUES[lang][key], values);
  return {
    lang, t,
    text: (text) => text[lang],
    moment: (iso) => format.format(new Date(iso)),
    skew(skewMs) {
      const { direction, unit, count } = skewParts(skewMs);
      return direction === 'exact' ? t('clock.exact') : t(`clock.${direction}.${unit}`, { count });
    },
  };
}

export const WordsContext = createContext<Words>(wordsOf('id'));
export const useWords = (): Words => use(WordsContext);
