import { z } from 'zod';
import { fail, ok, type Result } from './result.ts';
import { problem } from './problem.ts';

const count = z.coerce.number().int().min(1);

/** Everything that can be set from outside, one line each; `erekap config` prints this list. */
export const ConfigSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgres://nama:sandi@host:5432/basisdata' }).optional().describe('PostgreSQL ≥ 15 to use instead of the embedded one: postgres://user:password@host/database'),
  DATA: z.string().min(1).default('./data').describe('Folder that holds the embedded database and stored files (--data)'),
  HOST: z.enum(['127.0.0.1', '::1', 'localhost']).default('127.0.0.1').describe('Address to listen on; only the loopback until accounts exist'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8024).describe('Port to listen on; 0 = any free one (--port)'),
  DATABASE_POOL: count.max(200).default(12).describe('Connections kept to the database'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged, as JSON lines on stderr'),
  SECRET_KEY: z.string().optional().describe('House key: 32 random bytes in base64; without it DATA/secret.key is made. Never shown'),
  SECRET_KEY_OLD: z.string().optional().describe('House keys of before, separated by commas; they only open what they sealed. Never shown'),
  DEMO: z.enum(['yes', 'no']).default('yes').describe('Plant the demo city into an empty database (--no-demo)'),
});

export type Config = z.infer<typeof ConfigSchema>;

/** Reads the settings out of an environment; a setting that does not fit is named in the problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config> {
  const known = Object.fromEntries(Object.keys(ConfigSchema.shape).map((key) => [key, env[key] || undefined]));
  const parsed = ConfigSchema.safeParse(known);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail(problem('input_invalid', { column: String(issue?.path[0] ?? ''), reason: issue?.message ?? '' }));
}

/** The settings as lines of `NAME  default  meaning`, for help texts and docs. */
export function describeConfig(): { name: string; default: string; meaning: string }[] {
  return Object.entries(ConfigSchema.shape).map(([name, schema]) => ({
    name,
    default: String(schema.safeParse(undefined).data ?? ''),
    meaning: schema.description ?? '',
  }));
}
