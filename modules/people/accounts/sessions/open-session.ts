import { createHash, randomBytes } from 'node:crypto';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { newId } from '../../../../kernel/ids.ts';
import { SESSION_LIFE, type SessionKind } from '../rules/policy.ts';
import { insertSession } from './store.ts';

export const SESSION_ADDRESS = 'session-address';

/** A token is 256 bits of chance; the database keeps its SHA-256 only. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Opens a session for a person who has proved who they are; the token goes into the browser's cookie and nowhere else. */
export async function openSession(tx: Tx, person: string, kind: SessionKind, from: Origin): Promise<{ id: string; token: string }> {
  const [id, token] = [newId(), newToken()];
  const { idleSeconds, totalSeconds } = SESSION_LIFE[kind];
  await insertSession(tx, {
    id, token_hash: tokenHash(token), person_id: person, kind, user_agent: from.userAgent,
    address_sealed: from.address ? keys().seal(SESSION_ADDRESS, from.address, id) : null,
    idle_seconds: idleSeconds, expires_at: new Date(Date.now() + totalSeconds * 1000),
  });
  return { id, token };
}
