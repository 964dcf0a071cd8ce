import { BlockList, isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { MOST_DOORS } from './doors/memory.ts';
import { fail, ok, type Result } from './result.ts';
import { problem } from './problem.ts';
import { reasonsOf } from './reason.ts';
import { saying } from './text.ts';

const count = z.coerce.number().int().min(1);

/** Everything that can be set from outside, one line each; `erekap config` prints this list. */
export const ConfigSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgres://nama:sandi@host:5432/basisdata' }).optional().describe('PostgreSQL ≥ 15 to use instead of the embedded one: postgres://user:password@host/database'),
  DATA: z.string().min(1).default('./data').describe('Folder that holds the embedded database and stored files (--data)'),
  HOST: z.string().refine((host) => host === 'localhost' || isIP(host) !== 0, saying({ id: 'alamat IP atau localhost', en: 'an IP address or localhost' })).default('127.0.0.1').describe('Address to listen on; anything but the loopback needs an https PUBLIC_URL'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8024).describe('Port to listen on; 0 = any free one (--port)'),
  PUBLIC_URL: z.string().transform(originOf).optional().describe('Address under which people reach E-Rekap through a TLS proxy: https://rekap.example (http only for the loopback)'),
  TRUSTED_PROXIES: z.string().default('').refine((list) => addressList(list) !== null, saying({ id: 'alamat IP atau blok CIDR, dipisah koma', en: 'IP addresses or CIDR blocks, separated by commas' })).describe('Proxies whose X-Forwarded-For is believed: IP addresses or CIDR blocks, separated by commas'),
  DATABASE_POOL: count.max(200).default(12).describe('Connections kept to the database'),
  DOORS: count.max(MOST_DOORS).optional().describe('Threads that answer requests and share the connections; by itself one for each core but one, up to four, and one in the demo city'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged, as JSON lines on stderr'),
  SECRET_KEY: z.string().optional().describe('House key: 32 random bytes in base64; without it DATA/secret.key is made. Never shown'),
  SECRET_KEY_OLD: z.string().optional().describe('House keys of before, separated by commas; they only open what they sealed. Never shown'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtps://nama:sandi@host:465' }).optional().describe('Mail server, smtps://user:password@host:465; without it e-mail is held in the outbox. Never shown'),
  MAIL_FROM: z.string().optional().describe('Sender of e-mail, E-Rekap <no-reply@example.id>; needed with SMTP_URL'),
  GATEWAY_URL: z.url({ protocol: /^https?$/, error: 'https://…' }).optional().describe('HTTP gateway for WhatsApp and SMS (https); without it they are held in the outbox'),
  GATEWAY_TOKEN: z.string().optional().describe('Bearer token of that gateway. Never shown'),
  RETENTION: z.enum(['yes', 'no']).default('no').describe('Every night delete and anonymise by itself what has fallen due; off until the office has confirmed the periods of the rule set'),
  DEMO: z.enum(['yes', 'no']).default('yes').describe('Plant the demo city into an empty database (--no-demo)'),
});

export type Config = z.infer<typeof ConfigSchema>;

/** Reads the settings out of an environment; a setting that does not fit is named in the problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config> {
  const known = Object.fromEntries(Object.keys(ConfigSchema.shape).map((key) => [key, env[key] || undefined]));
  const parsed = ConfigSchema.safeParse(known, { reportInput: true });
  if (parsed.success) return unsafe(parsed.data) ?? ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail(problem('input_invalid', { column: String(issue?.path[0] ?? ''), reason: reasonsOf(parsed.error.issues.slice(0, 1)) }));
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** True for the names and addresses by which a machine speaks to itself. */
export const isLoopback = (host: string): boolean => LOOPBACK_HOSTS.has(host);

/** What each setting allows by itself but not together: an open address without TLS, and demo people behind an open one. */
function unsafe({ HOST, PUBLIC_URL, DEMO }: Config): Result<never> | null {
  const isPublic = PUBLIC_URL?.startsWith('https:') === true;
  if (!isLoopback(HOST) && !isPublic) {
    return fail(problem('input_invalid', { column: 'HOST', reason: { id: 'alamat di luar loopback memerlukan PUBLIC_URL https', en: 'an address beyond the loopback needs an https PUBLIC_URL' } }));
  }
  if (isPublic && DEMO === 'yes') {
    return fail(problem('input_invalid', { column: 'DEMO', reason: { id: 'siapa pun dapat masuk sebagai orang contoh; dengan PUBLIC_URL https jalankan dengan --no-demo', en: 'anybody can sign in as the demo people; with an https PUBLIC_URL start with --no-demo' } }));
  }
  return null;
}

function originOf(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  const isSafe = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (url && isBare && isSafe) return url.origin;
  context.addIssue({ code: 'custom', ...saying({ id: 'https://nama.example tanpa jalur; http hanya untuk loopback', en: 'an https origin without a path; http only for the loopback' }) });
  return z.NEVER;
}

/** A list of IP addresses and CIDR blocks to look addresses up in; null if one entry is neither. */
export function addressList(text: string): BlockList | null {
  const list = new BlockList();
  for (const entry of text.split(',').map((one) => one.trim()).filter((one) => one !== '')) {
    const [address = '', bits, more] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const widest = family === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || more !== undefined || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > widest))) return null;
    list.addSubnet(address, bits === undefined ? widest : Number(bits), family);
  }
  return list;
}

/** The settings as lines of `NAME  default  meaning`, for help texts and docs. */
export function describeConfig(): { name: string; default: string; meaning: string }[] {
  return Object.entries(ConfigSchema.shape).map(([name, schema]) => ({
    name,
    default: String(schema.safeParse(undefined).data ?? ''),
    meaning: schema.description ?? '',
  }));
}
