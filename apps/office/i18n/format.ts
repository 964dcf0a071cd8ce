import type { Lang } from '../../../kernel/text.ts';
import { zoneOf, type Zone } from '../../../modules/regions/rules.ts';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Lang, string>;
/** What belongs to no place is told in the time of the capital. */
const ZONE = 'Asia/Jakarta';

export type Formats = {
  /** 1.225.548 */
  readonly number: (value: number) => string;
  /** +1.250 or −3; zero stays 0 */
  readonly signed: (value: number) => string;
  /** A ratio as percent with two decimals: 58,59 % */
  readonly percent: (ratio: number) => string;
  /** 14 Februari 2024, from a date or a moment in ISO 8601 */
  readonly date: (iso: string) => string;
  /** The clock of the page's place; the capital's where it is about none. */
  readonly zone: Zone;
  /** 14.05 WIB by that clock, or by that of another place whose path is given: 16.05 WIT */
  readonly time: (iso: string | number, place?: string) => string;
  /** 14 Feb 2024, 14.05 WIB; of a place: 14 Feb 2024, 16.05 WIT */
  readonly moment: (iso: string, place?: string) => string;
};

/** How a language writes numbers, dates and times. @param here path of the place whose clock times go by; '' = the capital's */
export function formatsOf(lang: Lang, here = ''): Formats {
  const locale = LOCALES[lang];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: ZONE });
  // A bare date has no zone: noon of its own day keeps it on that day everywhere.
  const dateOf = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00+07:00` : iso);
  const clocks = clocksOf(locale);
  const time = (iso: string | number, place = here): string => `${clocks(zoneOf(place)).clock.format(new Date(iso))} ${zoneOf(place).name}`;
  return {
    number: (value) => whole.format(value),
    signed: (value) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${whole.format(Math.abs(value))}`),
    percent: (ratio) => `${two.format(ratio * 100)}${lang === 'id' ? '\u00a0' : ''}%`,
    date: (iso) => day.format(dateOf(iso)),
    zone: zoneOf(here),
    time,
    moment: (iso, place = here) => `${clocks(zoneOf(place)).shortDay.format(new Date(iso))}, ${time(iso, place)}`,
  };
}

/** Formats of a zone, made once: making one costs more than a whole table of moments. */
function clocksOf(locale: string) {
  const made = new Map<string, { readonly shortDay: Intl.DateTimeFormat; readonly clock: Intl.DateTimeFormat }>();
  return ({ tz: timeZone }: Zone) => {
    const known = made.get(timeZone) ?? {
      shortDay: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
      clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
    };
    made.set(timeZone, known);
    return known;
  };
}
