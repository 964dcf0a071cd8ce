import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { readSought } from '../../identity/rules/contacts.ts';
import { fold } from '../../identity/rules/fold.ts';
import { narrow, reachOf } from '../../identity/rules/reach.ts';
import type { AccountPage, AccountQuery, AccountRow, SessionPage, SessionQuery } from '../contract.ts';
import { loginHashes, shownLogin } from '../logins.ts';
import { readLogin } from '../rules/login.ts';
import { describeSession } from '../sessions/describe.ts';
import { accountsIn, sessionsIn, type ListedAccount } from './store.ts';

const placesFor = (actor: Actor, verb: 'accounts.read' | 'sessions.read', { scheme = '*', path = '' }: { scheme?: string | undefined; path?: string | undefined }) =>
  narrow(reachOf(actor, verb), { scheme: path === '' ? '*' : scheme, path });

/** The accounts of people in the reader's places, by name; a contact must not stand in an address, so only names are searched. */
export async function listAccounts(db: Db, actor: Actor, query: z.infer<typeof AccountQuery>): Promise<Result<z.infer<typeof AccountPage>>> {
  const { q = '', limit } = query;
  if (readSought(q)) return fail(problem('input_invalid', { column: 'q', reason: { id: 'NIK atau kontak tidak boleh ada di alamat', en: 'a NIK or contact must not stand in an address' } }));
  const places = placesFor(actor, 'accounts.read', query);
  if (places.length === 0) return ok({ rows: [], after: null });
  const login = readLogin(q)?.kind === 'name' ? loginHashes(q) : null;
  const rows = await accountsIn(db, { places, person: query.person, words: fold(q).split(' ').filter(Boolean), login, state: query.state, after: readCursor(query.after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return ok({ rows: shown.map(describe), after: rows.length > limit && last ? Buffer.from(JSON.stringify([last.search, last.person])).toString('base64url') : null });
}

function describe(row: ListedAccount): z.infer<typeof AccountRow> {
  const real = [...(row.hasTotp ? ['totp' as const] : []), ...(row.hasPasskey ? ['passkey' as const] : [])];
  return {
    person: { id: row.person, name: row.name, scheme: row.scheme, path: row.path }, login: shownLogin(row),
    state: row.disabledAt ? 'disabled' : !row.hasPassword ? 'invited' : real.length === 0 ? 'incomplete' : 'open',
    factors: real.length > 0 && row.hasRecovery ? [...real, 'recovery'] : real, disabledReason: row.disabledReason,
    createdAt: row.createdAt.toISOString(), lastSignIn: row.lastSignIn?.toISOString() ?? null, sessions: row.sessions,
  };
}

/** A cursor that nobody of this house wrote starts from the beginning. */
function readCursor(text: string | undefined): { search: string; id: string } | null {
  try {
    const read: unknown = text === undefined ? null : JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [search, id] = Array.isArray(read) ? (read as unknown[]) : [];
    const isText = (part: unknown): part is string => typeof part === 'string' && part.isWellFormed() && !part.includes('\0');
    return isText(search) && isText(id) ? { search, id } : null;
  } catch {
    return null;
  }
}

/** The open sessions of people in the reader's places, the newest first. */
export async function listSessions(db: Db, actor: Actor, query: z.infer<typeof SessionQuery>): Promise<z.infer<typeof SessionPage>> {
  const places = placesFor(actor, 'sessions.read', query);
  if (places.length === 0) return { rows: [], after: null };
  const rows = await sessionsIn(db, { places, person: query.person, after: query.after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return {
    rows: shown.map((row) => ({
      ...describeSession(row, { own: row.person === actor.id, current: actor.session }), person: { id: row.person, name: row.name, scheme: row.scheme, path: row.path },
    })),
    after: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
