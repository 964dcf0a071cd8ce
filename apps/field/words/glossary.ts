import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_TEXTS } from '../../../modules/forms/index.ts';
import { CATALOGUES, type WordKey } from './catalogue.ts';

const FIELD = join(import.meta.dirname, '..');

/** Source files of the app that speak, by their path under apps/field. */
function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(FIELD, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('words/rooms') && path !== 'words/glossary.ts')
    .sort().map((path) => ({ path, text: readFileSync(join(FIELD, path), 'utf8') }));
}

/** `queue.sent` is also said as `queue.${state}`. */
function isSaid(key: string, text: string): boolean {
  if (text.includes(`'${key}'`)) return true;
  return [...text.matchAll(/`([\w.]*)\$\{[^}]*\}([\w.]*)(?:\$\{[^}]*\})?`/g)].some(([, before = '', after = '']) => before !== '' && key.startsWith(before) && (after === '' || key.slice(before.length).includes(after)));
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Where a sentence is said: the files, without folders that say nothing. */
export function usesOf(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = sources();
  return new Map(keys.map((key) => [key, all.filter(({ text }) => isSaid(key, text)).map(({ path }) => path)]));
}

/** Every sentence that a phone can say, in both languages, and where: docs/field-words.md. */
export function glossary(): string {
  const keys = Object.keys(CATALOGUES.id) as WordKey[];
  const uses = usesOf(keys);
  const rooms = new Map<string, WordKey[]>();
  for (const key of keys) rooms.set(key.slice(0, key.indexOf('.')), [...rooms.get(key.slice(0, key.indexOf('.'))) ?? [], key]);
  const lines = [...rooms].flatMap(([room, members]) => [
    `## ${room}`, '', '| Bahasa Indonesia | English | Said in |', '| --- | --- | --- |',
    ...members.map((key) => `| ${cell(CATALOGUES.id[key])} | ${cell(CATALOGUES.en[key])} | ${(uses.get(key) ?? []).map((path) => `\`${path}\``).join(', ')} |`), '',
  ]);
  const rules = Object.entries(RULE_TEXTS).map(([code, { kpps }]) => `| ${code} | ${cell(kpps.id)} | ${cell(kpps.en)} |`);
  return [
    '# Words of the field app', '', '<!-- Written by: node apps/field/words/write.ts -->', '',
    'Every sentence that an officer\'s phone can say, in both languages, and the file that says it. `{places}` are filled in. Sentences of refusals come from the server, in its own words.', '',
    ...lines, '## Rules of the sheet', '', 'Beside a figure and before sending, as the KPPS read them.', '', '| Rule | Bahasa Indonesia | English |', '| --- | --- | --- |', ...rules, '',
  ].join('\n');
}
