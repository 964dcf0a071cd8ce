import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossary } from './glossary.ts';

/** Writes docs/field-words.md anew. */
writeFileSync(join(import.meta.dirname, '../../../docs/field-words.md'), glossary());
