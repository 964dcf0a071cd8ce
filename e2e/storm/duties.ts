import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { ofEvent } from '../../kernel/access.ts';
import type { Db } from '../../kernel/db/schema.ts';
import type { ContestContext } from '../../modules/elections/index.ts';
import { openSession, sessionCookie } from '../../modules/people/index.ts';

const OFFICER = 'bench:storm-kpu';

/** A KPPS member for all stations of each village, by the same officer of the city for all, who has signed in. Returns the duties and the cookie. */
export async function plantDuties(db: Db, { scheme, event }: ContestContext, villages: readonly string[]): Promise<{ readonly duties: readonly number[]; readonly cookie: string }> {
  const { rows } = await sql<{ id: number }>`
    WITH people AS (
      INSERT INTO person (id, name, search, scheme, path, created_by)
      SELECT 'bench:storm-' || at, 'KPPS ' || at, 'kpps', ${scheme}, village, 'storm' FROM unnest(${[...villages]}::text[]) WITH ORDINALITY AS v (village, at)
      UNION ALL SELECT ${OFFICER}, 'Petugas KPU', 'petugas kpu', ${scheme}, '11.01', 'storm' RETURNING id, path
    ), officer AS (
      INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) SELECT id, 'kpu_kab', ${scheme}, path, NULL, '2024-01-01', 'storm', 'storm' FROM people WHERE id = ${OFFICER}
    ) INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
      SELECT id, 'kpps', ${scheme}, path, ${ofEvent(event)}, '2024-01-01', 'storm', 'storm' FROM people WHERE id <> ${OFFICER} ORDER BY path RETURNING id`.execute(db);
  const { token } = await db.transaction().execute((tx) => openSession(tx, OFFICER, 'staff', { address: '', userAgent: 'badai', origin: '' }));
  return { duties: rows.map(({ id }) => id), cookie: sessionCookie(token, false).split(';', 1)[0] ?? '' };
}

/** A code for a duty, as the officer's screen asks for it; its holder has neither account nor address, and gets it by hand. */
export async function codeFor(url: string, cookie: string, assignment: number): Promise<string> {
  const headers = { cookie, origin: url, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const answer = await fetch(`${url}/api/devices/invites`, { method: 'POST', headers, body: JSON.stringify({ assignment }) });
  if (!answer.ok) throw new Error(`invitation: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { code: string }).code;
}
