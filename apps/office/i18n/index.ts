import { createContext, use } from 'react';
import { fill, type Lang, type Text } from '../../../kernel/text.ts';
import { formatsOf, type Formats } from './format.ts';
import { id } from './id.ts';

export type MessageKey = keyof typeof id;
export type Messages = { readonly [K in MessageKey]: string };
/** All messages in one language. Indonesian comes with the first load; any other is a file of its own, see catalogues.ts. */
export type Catalogue = { readonly lang: Lang; readonly messages: Messages };

/** The places of a message, read from its own text: a caller that forgets one does not compile. */
type Places<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type Values<K extends MessageKey> = { readonly [P in Places<(typeof id)[K]>]: string | number };
type Arguments<K extends MessageKey> = [Places<(typeof id)[K]>] extends [never] ? [] : [values: Values<K>];

export type Words = Formats & {
  readonly lang: Lang;
  readonly setLang: (lang: Lang) => void;
  /** A message of the catalogue; numbers among its values are written as the language writes them. */
  readonly t: <K extends MessageKey>(key: K, ...values: Arguments<K>) => string;
  /** A text that came with the data. */
  readonly text: (text: Text) => string;
  /** The words of another language are on their way. */
  readonly coming: boolean;
  /** The language that was asked for and could not be fetched; null = none. */
  readonly missing: Lang | null;
};

export const INDONESIAN: Catalogue = { lang: 'id', messages: id };

/** How it stands with a language that was asked for. */
type Asked = Pick<Words, 'setLang' | 'coming' | 'missing'>;
const NOTHING_ASKED: Asked = { setLang: () => undefined, coming: false, missing: null };

/** The words of one language. Times go by the clock of the capital until a page says which place it is about (ClockOf). */
export function wordsOf({ lang, messages }: Catalogue, asked: Asked = NOTHING_ASKED): Words {
  const formats = formatsOf(lang);
  const written = (values: Readonly<Record<string, string | number>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formats.number(value) : value]));
  return {
    ...formats,
    ...asked,
    lang,
    t: (key, ...values) => fill(messages[key], written(values[0] ?? {})),
    text: (text) => text[lang],
  };
}

export const WordsContext = createContext<Words>(wordsOf(INDONESIAN));

/** The words of the language the reader chose. */
export const useWords = (): Words => use(WordsContext);
