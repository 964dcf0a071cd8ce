import type { Lang, Text } from '../../../../kernel/text.ts';
import { DETAIL_VALUES, DETAILS } from '../../i18n/actions.ts';
import type { Formats } from '../../i18n/format.ts';

type Words = Pick<Formats, 'number' | 'date' | 'moment'> & { readonly lang: Lang };

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an action left, as pairs of a name and words; what says nothing is left out. @param roles names of the roles by their id */
export function tellDetails(details: unknown, words: Words, roles: Readonly<Record<string, Text>> = {}): [string, string][] {
  if (!isRecord(details)) return [];
  return Object.entries(details).flatMap(([name, value]): [string, string][] => {
    const known = (one: unknown): unknown => (typeof one === 'string' ? (name === 'role' ? roles : DETAIL_VALUES[name])?.[one]?.[words.lang] ?? one : one);
    const told = tell(Array.isArray(value) ? value.map(known) : known(value), words);
    return told === null ? [] : [[DETAILS[name]?.[words.lang] ?? name.replaceAll('_', ' '), told]];
  });
}

function tell(value: unknown, words: Words): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return value ? (words.lang === 'id' ? 'ya' : 'yes') : words.lang === 'id' ? 'tidak' : 'no';
  if (typeof value === 'string') return MOMENT.test(value) ? words.moment(value) : DAY.test(value) ? words.date(value) : value;
  if (Array.isArray(value)) return value.map((one) => tell(one, words)).filter((one) => one !== null).join(', ') || null;
  return tellDetails(value, words).map(([name, inner]) => `${name} ${inner}`).join(', ') || null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
