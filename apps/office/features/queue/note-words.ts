import type { Words } from '../../i18n/index.ts';
import { FAULTS } from './wire.ts';

/** Why a picture was set aside: what was found wrong with it has a name, and perhaps what the reader added ("fault: words"); anything else somebody wrote themselves. */
export function noteWords(t: Words['t'], note: string): string {
  const fault = FAULTS.find((one) => note === one || note.startsWith(`${one}: `));
  return fault ? t(`verify.fault.${fault}`) + note.slice(fault.length) : note;
}
