import { createContext, use } from 'react';
import { skewParts } from '../../../kernel/clock-skew.ts';
import { fill, type Lang, type Text } from '../../../kernel/text.ts';
import { zoneIn } from '../../../modules/regions/rules.ts';
import { CATALOGUES, type WordKey } from './catalogue.ts';

const KEPT = 'erekap-field.lang';

/** What was chosen on this phone; null = nothing yet. */
export const chosenLang = (): Lang | null => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'en' || kept === 'id' ? kept : null;
};
export const keepLang = (lang: Lang): void => { localStorage.setItem(KEPT, lang); };

export type Words = {
  readonly lang: Lang;
  readonly t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly text: (text: Text) => string;
  /** A moment by the clock of the place where the duty is, else by the phone's own, always with its zone: `14 Feb, 16.05 WIT`. */
  readonly moment: (iso: string) => string;
  /** How far the clock is off, in a sentence. @param skewMs phone minus server */
  readonly skew: (skewMs: number) => string;
};

/** Zones of Indonesia by minutes ahead of UTC. Source: Keppres 41/1987. */
const ZONES: Readonly<Record<number, string>> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

/** The name of a zone of Indonesia, elsewhere its distance from UTC: `UTC+3`, `UTC−4:30`. @param ahead minutes ahead of UTC */
export function zoneName(ahead: number): string {
  const minutes = Math.abs(ahead) % 60;
  const away = `${ahead < 0 ? '−' : '+'}${Math.floor(Math.abs(ahead) / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  return ZONES[ahead] ?? (ahead === 0 ? 'UTC' : `UTC${away}`);
}

const zoneAt = (at: Date): string => zoneName(-at.getTimezoneOffset());

/** @param place path of the region or station of the phone's duty; '' where there is none, or the whole nation */
export function wordsOf(lang: Lang, place = ''): Words {
  const zone = zoneIn(place);
  const format = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone && { timeZone: zone.tz }) });
  const t: Words['t'] = (key, values = {}) => fill(CATALOGUES[lang][key], values);
  return {
    lang, t,
    text: (text) => text[lang],
    moment: (iso) => `${format.format(new Date(iso))} ${zone?.name ?? zoneAt(new Date(iso))}`,
    skew(skewMs) {
      const { direction, unit, count } = skewParts(skewMs);
      return direction === 'exact' ? t('clock.exact') : t(`clock.${direction}.${unit}`, { count });
    },
  };
}

export const WordsContext = createContext<Words>(wordsOf('id'));
export const useWords = (): Words => use(WordsContext);
