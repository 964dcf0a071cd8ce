import { hear } from '../../kernel/announce.ts';
import { holdPersonalData } from '../people/index.ts';
import { SHEETS_PARTS } from './personal/parts.ts';
import { mergeReaders } from './personal/merged.ts';

let composed = false;

/** Joins the room with what it holds about people, and with what it hears of them. Calling it again changes nothing. */
export function composeSheets(): void {
  if (composed) return;
  composed = true;
  holdPersonalData(SHEETS_PARTS);
  hear('person.merged', { run: mergeReaders });
}
