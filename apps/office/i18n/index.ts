import { createContext, use } from 'react';
import { fill, type Lang, type Text } from '../../../kernel/text.ts';
import { en } from './en.ts';
import { formatsOf, type Formats } from './format.ts';
import { id } from './id.ts';

export type MessageKey = keyof typeof id;
export type Messages = { readonly [K in MessageKey]: string };

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
};

const CATALOGUES: Readonly<Record<Lang, Messages>> = { id, en };

/** The words of one language. @param here path of the place whose clock times go by */
export function wordsOf(lang: Lang, setLang: (lang: Lang) => void, here = ''): Words {
  const formats = formatsOf(lang, here);
  const written = (values: Readonly<Record<string, string | number>>): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formats.number(value) : value]));
  return {
    ...formats,
    lang,
    setLang,
    t: (key, ...values) => fill(CATALOGUES[lang][key], written(values[0] ?? {})),
    text: (text) => text[lang],
  };
}

export const WordsContext = createContext<Words>(wordsOf('id', () => undefined));

/** The words of the language the reader chose. */
export const useWords = (): Words => use(WordsContext);
