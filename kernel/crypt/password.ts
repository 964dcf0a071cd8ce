import crypto from 'node:crypto';
import { promisify } from 'node:util';
import { problem } from '../problem.ts';
import { ProblemError } from '../result.ts';
import { createGate, type Lane } from './gate.ts';
import { readPhc, writePhc, type Phc } from './phc.ts';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. Memory in KiB. */
const NOW = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
export const PASSWORD_LIMIT = 256;

/** Two at once take 38 MiB; a flood of sign-ins waits here, and what does not fit is told to come again. */
const gate = createGate(2, 64);

/** Hashes a password (at most 256 characters, NFKC) with a fresh salt; ProblemError `busy` when too many wait. Whoever may choose one has proved something already, and waits among the known. */
export async function hashPassword(plain: string): Promise<string> {
  if (plain.length > PASSWORD_LIMIT) throw new ProblemError(problem('input_invalid', { column: 'password', reason: `≤ ${PASSWORD_LIMIT}` }));
  const salt = crypto.randomBytes(SALT_BYTES);
  return writePhc({ ...NOW, salt, hash: await derive(plain, { ...NOW, salt }, HASH_BYTES, 'known') });
}

/**
 * True if this is the password of that hash. `null` (no such account) costs the same time and is never true, so that the clock
 * tells nobody who has an account. ProblemError `busy` when too many wait; the `known` wait in a line of their own.
 */
export async function verifyPassword(plain: string, phc: string | null, lane: Lane = 'anybody'): Promise<boolean> {
  if (plain.length > PASSWORD_LIMIT) return false;
  const kept = phc === null ? nobody : readPhc(phc);
  const hash = await derive(plain, kept, kept.hash.length, lane);
  return crypto.timingSafeEqual(hash, kept.hash) && phc !== null;
}

/** True if the hash was made with less than what is asked for today; hash anew at the next sign-in. */
export function needsRehash(phc: string): boolean {
  const { memory, passes, parallelism, salt, hash } = readPhc(phc);
  return memory !== NOW.memory || passes !== NOW.passes || parallelism !== NOW.parallelism || salt.length < SALT_BYTES || hash.length < HASH_BYTES;
}

const nobody: Phc = { ...NOW, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) };

type Cost = Omit<Phc, 'hash'>;

function derive(plain: string, { memory, passes, parallelism, salt }: Cost, tagLength: number, lane: Lane): Promise<Buffer> {
  // Read off the default export: a Node without argon2 (before 24) can then still load this file.
  const argon2 = promisify(crypto.argon2);
  return gate(() => argon2('argon2id', { message: plain.normalize('NFKC'), nonce: salt, memory, passes, parallelism, tagLength }), lane);
}
