import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { newId } from '../../../../kernel/ids.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { plantDemoPeople } from '../../fixtures/plant-demo.ts';
import { deviceDoor, newPhone, sendSigned, signedRequest, type TestPhone } from '../fixtures.ts';

/** Phones are looked up together, many to a statement: no answer of a moment ago may let in who was revoked since. */
let database: TestDatabase;
let door: Hono;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  door = deviceDoor(database.db);
});
afterAll(() => database.close());

async function enrolled(): Promise<TestPhone> {
  const phone = newPhone();
  const [id, invite] = [newId(), newId()];
  const { rows } = await sql<{ id: number; person: string }>`SELECT id, person_id AS person FROM assignment WHERE person_id = 'demo:kpps' LIMIT 1`.execute(database.db);
  const duty = rows[0]!;
  await sql`INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at) VALUES (${invite}, ${Buffer.from(invite)}, ${duty.id}, 'uji', now(), now())`.execute(database.db);
  await sql`INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent)
    VALUES (${id}, ${duty.person}, ${duty.id}, ${invite}, ${Buffer.from(phone.publicKey, 'base64url')}, 'Ponsel uji', '')`.execute(database.db);
  phone.id = id;
  return phone;
}

describe('a phone that is revoked while many ask', () => {
  it('is refused by the very next request, and no other is', async () => {
    const phones = await Promise.all(Array.from({ length: 12 }, enrolled));
    const revoked = new Set<string>();
    const wrong: string[] = [];
    let asked = 0;
    let isOver = false;
    const going = new Set<string>();
    const busy = phones.map(async (phone) => {
      while (!isOver) {
        const was = revoked.has(phone.id);
        const { status } = await sendSigned(door, signedRequest(phone, 'GET', '/api/field/me'));
        asked++;
        // What was on its way while it was revoked may be told either; what set out later is refused, and of the others nothing is.
        const may = was ? [403] : going.has(phone.id) ? [200, 403] : [200];
        if (!may.includes(status)) wrong.push(`${phone.id} ${was} ${status}`);
      }
    });
    for (const { id } of phones.slice(0, 6)) {
      going.add(id);
      await sql`UPDATE device SET revoked_at = now(), revoked_by = 'uji', revoke_reason = 'hilang' WHERE id = ${id}`.execute(database.db);
      revoked.add(id);
      const before = asked;
      // Goes on once each phone had time to ask again, however busy the machine.
      while (asked < before + phones.length) await new Promise((done) => setTimeout(done, 5));
    }
    isOver = true;
    await Promise.all(busy);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(50);
    for (const [at, phone] of phones.entries()) expect((await sendSigned(door, signedRequest(phone, 'GET', '/api/field/me'))).status).toBe(at < 6 ? 403 : 200);
  });
});
