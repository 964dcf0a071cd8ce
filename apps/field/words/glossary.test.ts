import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUES } from './catalogue.ts';
import { glossary, usesOf } from './glossary.ts';

it('docs/field-words.md tells every sentence of today; after a change: node apps/field/words/write.ts', () => {
  expect(readFileSync(new URL('../../../docs/field-words.md', import.meta.url), 'utf8')).toBe(glossary());
});

it('no sentence is kept that no screen says', () => {
  const uses = usesOf(Object.keys(CATALOGUES.id));
  expect([...uses].filter(([, files]) => files.length === 0).map(([key]) => key)).toEqual([]);
});
