import type { Lang } from '../../../kernel/text.ts';
import { basicsEn, basicsId } from './rooms/basics.ts';
import { copiesEn, copiesId } from './rooms/copies.ts';
import { entryEn, entryId } from './rooms/entry.ts';
import { photosEn, photosId } from './rooms/photos.ts';
import { practiceEn, practiceId } from './rooms/practice.ts';
import { sheetsEn, sheetsId } from './rooms/sheets.ts';

/** Every word of the field app, a file per room, in Indonesian first; English must hold the same keys or it does not compile. */
const id = { ...basicsId, ...sheetsId, ...entryId, ...practiceId, ...photosId, ...copiesId } as const;

export type WordKey = keyof typeof id;

const en: Readonly<Record<WordKey, string>> = { ...basicsEn, ...sheetsEn, ...entryEn, ...practiceEn, ...photosEn, ...copiesEn };

export const CATALOGUES: Readonly<Record<Lang, Readonly<Record<WordKey, string>>>> = { id, en };
