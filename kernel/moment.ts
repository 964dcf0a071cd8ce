import { z } from 'zod';
import { saying } from './text.ts';

/** Minutes that a clock is ahead of or behind UTC, as written; none is further than 14 hours, and PostgreSQL reads none of 16. */
const MOST_OFFSET = 15 * 60 + 59;

/** A moment with its zone, as every database, calendar and file of the house reads it (ISO 8601): in UTC too its year has four digits. Which years make sense is each contract's own matter. */
export const moment = (): z.ZodISODateTime => z.iso.datetime({ offset: true }).refine(hasRealOffset, saying({ id: 'zona waktu yang tidak ada', en: 'a time zone that does not exist' }))
  .refine(hasPlainYear, saying({ id: 'tahun yang tidak ada di kalender', en: 'a year of no calendar' }));

function hasRealOffset(at: string): boolean {
  const [, hours, minutes] = /[+-](\d\d):(\d\d)$/.exec(at) ?? [];
  return hours === undefined || Number(hours) * 60 + Number(minutes) <= MOST_OFFSET;
}

/** A zone may carry the last hours of 9999 beyond it, and the first of the year 1 before it. */
function hasPlainYear(at: string): boolean {
  const year = new Date(at).getUTCFullYear();
  return !(year < 1 || year > 9999);
}
