import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../access.ts';
import type { Db } from '../db/schema.ts';
import { recall, remember } from '../idempotency.ts';
import { takeFrom, tooMany } from '../limits/limits.ts';
import { fail, ok, type Result } from '../result.ts';
import { homeOf } from './home.ts';
import { appendAudit } from './trail.ts';

/** What left the house on paper: the address of the screen, and what stood on it in words. */
export const Print = z.object({ address: z.string().regex(/^\/\S*$/).max(500), what: z.string().min(1).max(200) });
export type Print = z.infer<typeof Print>;

const ACTION = 'audit.print';

/** More pages than anybody prints; a page that prints in a loop fills no trail. */
const PRINTS = { name: 'audit.print', max: 60, perSeconds: 3600 } as const;

/** Notes that someone printed a screen; whoever is signed in may say so of themselves. `key_reused` for another print under the same key, `too_many` beyond 60 an hour. */
export async function notePrint(db: Db, actor: Actor, key: string, { address, what }: Print): Promise<Result<{ noted: true }>> {
  const taken = await takeFrom(db, { ...PRINTS, key: actor.id });
  if (!taken.allowed) return fail(tooMany(taken));
  const hash = createHash('sha256').update(JSON.stringify([address, what])).digest();
  return db.transaction().execute(async (tx) => {
    const before = await recall(tx, actor.id, key, ACTION, hash);
    if (!before.ok) return before;
    const noted = { noted: true as const };
    if (before.value) return ok(noted);
    await appendAudit(tx, actor, ACTION, { place: homeOf(actor), thing: address, details: { what } });
    await remember(tx, actor.id, key, noted);
    return ok(noted);
  });
}
