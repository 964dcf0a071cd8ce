import type { Lang } from '../../../kernel/text.ts';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Lang, string>;
/** Elections are told in the time of the capital; an office elsewhere reads WIB as the KPU writes it. */
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
  /** 14.05 WIB */
  readonly time: (iso: string | number) => string;
  /** 14 Feb 2024, 14.05 WIB */
  readonly moment: (iso: string) => string;
};

/** How a language writes numbers, dates and times. */
export function formatsOf(lang: Lang): Formats {
  const locale = LOCALES[lang];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: ZONE });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE });
  // A bare date has no zone: noon of its own day keeps it on that day everywhere.
  const dateOf = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00+07:00` : iso);
  const time = (iso: string | number): string => `${clock.format(new Date(iso))} WIB`;
  return {
    number: (value) => whole.format(value),
    signed: (value) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${whole.format(Math.abs(value))}`),
    percent: (ratio) => `${two.format(ratio * 100)}${lang === 'id' ? '\u00a0' : ''}%`,
    date: (iso) => day.format(dateOf(iso)),
    time,
    moment: (iso) => `${shortDay.format(new Date(iso))}, ${time(iso)}`,
  };
}
