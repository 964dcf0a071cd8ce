import { ANONYMOUS, type Actor } from '../../../kernel/access.ts';
import { appendAudit, noteAudit } from '../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../kernel/db/schema.ts';
import type { Account } from './store.ts';

type Somebody = Pick<Account, 'person' | 'name' | 'scheme' | 'path'>;

/** Names an account in the trail: its person, where they live. Details hold no secret, no contact and no address. */
export const noteOf = ({ person, scheme, path }: Somebody, details: Readonly<Record<string, unknown>> = {}) => ({ place: { scheme, path }, thing: `person ${person}`, details });

/** An entry by the owner of the account. */
export const noteOwn = (tx: Tx, who: Somebody, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<number> =>
  appendAudit(tx, { id: who.person, name: who.name, grants: [] }, action, noteOf(who, details));

/** An entry by nobody known: somebody tried to be this person. */
export const noteFailure = (db: Db, who: Somebody, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<number> =>
  noteAudit(db, ANONYMOUS, action, noteOf(who, details));

export const ownerOf = ({ person, name }: Somebody): Actor => ({ id: person, name, grants: [] });
