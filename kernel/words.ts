import { z } from 'zod';
import { isPlain, isWords } from './plain-words.ts';
import { saying } from './text.ts';

/** A person's own words, with their reasons and remarks: from three letters on. What is only dots or signs nobody can see says nothing to whoever asks later. */
export const words = (most: number) => z.string().trim().min(3).max(most)
  .refine(isWords, saying({ id: 'tulis dengan kata-kata, tanpa lambang atau tanda yang tidak terlihat', en: 'say it in words, without pictures or invisible signs' }));

/** A name or a number of a letter: on one line, at least one letter or digit. */
export const plainly = (most: number) => z.string().trim().min(1).max(most)
  .refine((text) => isPlain(text) && /[\p{L}\p{N}]/u.test(text), saying({ id: 'satu baris, tanpa lambang atau tanda yang tidak terlihat', en: 'one line, without pictures or invisible signs' }));
