export type ContactKind = 'email' | 'phone';

const MOST_EMAIL = 254;

/** A telephone number in its international form, +62 where no country is named; null for what is no number. E.164: at most 15 digits. */
export function readPhone(text: string): string | null {
  const written = text.trim();
  if (!/^\+?[\d\s().\-]+$/.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  const whole = written.startsWith('+') ? digits : international(digits);
  return /^[1-9]\d{7,14}$/.test(whole) ? `+${whole}` : null;
}

/** 0812… and 812… are Indonesian; 62812… has its country already; 0065… names another. */
function international(digits: string): string {
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return `62${digits.slice(1)}`;
  return digits.startsWith('62') ? digits : `62${digits}`;
}

/** An e-mail address in small letters; null for what is none. */
export function readEmail(text: string): string | null {
  const written = text.trim().toLowerCase();
  return written.length <= MOST_EMAIL && /^[^\s@"'<>(),;:\\[\]]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/.test(written) && !written.includes('..') ? written : null;
}

/** A contact in the one form in which it is kept and found. */
export const readContact = (kind: ContactKind, text: string): string | null => (kind === 'email' ? readEmail(text) : readPhone(text));

/** What a screen shows: enough to recognise it, not enough to use it. */
export function maskContact(kind: ContactKind, value: string): string {
  if (kind === 'phone') return `${value.slice(0, 3)}•••••${value.slice(-3)}`;
  const [name = '', domain = ''] = value.split('@', 2);
  return `${name.slice(0, 1)}•••@${domain}`;
}

export type Sought = { readonly kind: 'nik' | ContactKind; readonly value: string };

/** A NIK or a contact in a search field: something to be looked up as it is, and never to stand in an address. Null for names. */
export function readSought(text: string): Sought | null {
  const bare = text.replace(/[\s.\-]/g, '');
  if (/^\d{16}$/.test(bare)) return { kind: 'nik', value: bare };
  const email = text.includes('@') ? readEmail(text) : null;
  if (email) return { kind: 'email', value: email };
  const phone = /^(\+|0|62)\d{7,}$/.test(text.replace(/[\s().\-]/g, '')) ? readPhone(text) : null;
  return phone ? { kind: 'phone', value: phone } : null;
}

/** True for a text that may be a search's part of an address: no beginning of a NIK, telephone number or e-mail. */
export const mayStandInAddress = (text: string): boolean => !text.includes('@') && !/\d{5}/.test(text.replace(/[\s().+\-]/g, ''));
