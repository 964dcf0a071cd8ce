import { z } from 'zod';
import { checkInput } from '../command.ts';
import type { Result } from '../result.ts';
import { saying } from '../text.ts';
import { CHANNELS, type Channel, type NewMessage } from './message.ts';

/** One address and nothing else: no list, no name, no comment, no line end that could begin another header. */
const EMAIL = /^[^\s@<>(),:;"\\[\]\p{C}]{1,64}@(?=.{4,190}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;
/** E.164: a plus sign, the country, at most 15 digits. */
const PHONE = /^\+[1-9]\d{7,14}$/;

export const isAddress = (channel: Channel, to: string): boolean => (channel === 'email' ? EMAIL : PHONE).test(to);

const Message = z.object({
  channel: z.enum(CHANNELS),
  to: z.string().max(255),
  subject: z.string().max(150).refine((subject) => /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(subject), saying({ id: 'satu baris', en: 'one line' })),
  text: z.string().min(1).max(10_000),
  purpose: z.string().regex(/^[a-z][a-z0-9_.-]{0,59}$/),
}).refine(({ channel, to }) => isAddress(channel, to), { path: ['to'], ...saying({ id: 'bukan satu alamat', en: 'not one address' }) });

/** A message whose address or subject could carry a second header is `input_invalid`. */
export const checkMessage = (message: NewMessage): Result<NewMessage> => checkInput(Message, message);

/** `s…@contoh.id`, `+62…678`: enough to recognise one's own, not enough to learn another's. */
export function mask(channel: Channel, to: string): string {
  if (channel !== 'email') return `${to.slice(0, 3)}…${to.slice(-3)}`;
  const at = to.lastIndexOf('@');
  return `${String.fromCodePoint(to.codePointAt(0) ?? 0)}…${to.slice(at)}`;
}
