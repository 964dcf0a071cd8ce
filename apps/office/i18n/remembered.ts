import type { Lang } from '../../../kernel/text.ts';

/** `chosen` with the switch of this browser; `own` = the language of whoever was signed in here last, known before the server says so. */
const STORED = { chosen: 'e-rekap.lang', own: 'e-rekap.lang.own' } as const;

/** What this browser remembers; null = nothing. Storage may be closed to us (private windows): a choice then lasts as long as the page. */
export function remembered(what: keyof typeof STORED): Lang | null {
  try {
    const lang = localStorage.getItem(STORED[what]);
    return lang === 'en' || lang === 'id' ? lang : null;
  } catch {
    return null;
  }
}

export function remember(what: keyof typeof STORED, lang: Lang): void {
  try {
    localStorage.setItem(STORED[what], lang);
  } catch {
    // Nothing is lost but the memory of it.
  }
}
