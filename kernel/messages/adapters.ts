import type { Config } from '../config.ts';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Text } from '../text.ts';
import { isAddress } from './check.ts';
import { gatewayAdapter, isGatewayUrl } from './gateway.ts';
import { held } from './held.ts';
import type { Adapters } from './message.ts';
import { smtpAdapter } from './smtp.ts';

export type MessageConfig = Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'GATEWAY_URL' | 'GATEWAY_TOKEN'>;

/** Who carries which channel, by the settings; what is not configured is held. A half or wrong setting is `input_invalid` with its name. */
export function openAdapters(config: MessageConfig): Result<Adapters> {
  const wrong = check(config);
  if (wrong) return fail(problem('input_invalid', wrong));
  const { SMTP_URL, MAIL_FROM, GATEWAY_URL, GATEWAY_TOKEN } = config;
  const gateway = GATEWAY_URL && GATEWAY_TOKEN ? gatewayAdapter(GATEWAY_URL, GATEWAY_TOKEN) : held;
  return ok({ email: SMTP_URL && MAIL_FROM ? smtpAdapter(SMTP_URL, MAIL_FROM) : held, whatsapp: gateway, sms: gateway });
}

/** Which ways out exist; what goes another way is held. `phone`: WhatsApp and SMS, which share one gateway. */
export type Delivers = { readonly email: boolean; readonly phone: boolean };

export const deliversOf = ({ email, whatsapp }: Adapters): Delivers => ({ email: email !== held, phone: whatsapp !== held });

function check({ SMTP_URL, MAIL_FROM, GATEWAY_URL, GATEWAY_TOKEN }: MessageConfig): { column: string; reason: string | Text } | null {
  if (SMTP_URL && !MAIL_FROM) return { column: 'MAIL_FROM', reason: { id: 'wajib bila SMTP_URL diisi', en: 'needed with SMTP_URL' } };
  if (MAIL_FROM && !isSender(MAIL_FROM)) return { column: 'MAIL_FROM', reason: 'E-Rekap <alamat@contoh.id>' };
  if (GATEWAY_URL && !isGatewayUrl(GATEWAY_URL)) return { column: 'GATEWAY_URL', reason: { id: 'https://… (http:// hanya untuk loopback)', en: 'https://… (http:// only on the loopback)' } };
  if (GATEWAY_URL && !GATEWAY_TOKEN) return { column: 'GATEWAY_TOKEN', reason: { id: 'wajib bila GATEWAY_URL diisi', en: 'needed with GATEWAY_URL' } };
  if (GATEWAY_TOKEN && !/^[\x21-\x7e]+$/.test(GATEWAY_TOKEN)) return { column: 'GATEWAY_TOKEN', reason: { id: 'huruf ASCII tanpa spasi', en: 'ASCII without spaces' } };
  return null;
}

function isSender(from: string): boolean {
  const named = /^[^<>"\p{C}]*<([^<>]+)>$/u.exec(from);
  return isAddress('email', named?.[1] ?? from);
}
