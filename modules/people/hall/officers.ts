import { z } from 'zod';
import type { Actor, Place } from '../../../kernel/access.ts';
import type { Db, Reader, Tx } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { inviteFromTerminal } from '../accounts/manage/terminal.ts';
import { openLogin, sealLogin } from '../accounts/logins.ts';
import { accountOf, insertAccount } from '../accounts/store.ts';
import { fold } from '../identity/rules/fold.ts';
import { rolesHolding } from '../roles/queries/where.ts';
import { isRole } from '../roles/rules/roles.ts';
import { accountsWithoutPassword, insertName, insertPost, officersAt } from './store.ts';

/** A person of a hall with a role there. Of the person the name alone: no number, contact, home, password. */
export const HallOfficer = z.object({
  person: z.string().regex(/^[A-Za-z0-9:_-]{3,60}$/), name: z.string().min(1).max(120), role: z.string().refine(isRole), scheme: z.string().max(20), path: z.string().max(130), within: z.string().max(60).nullable(), until: z.string().max(40).nullable(), leads: z.boolean(),
});
export type HallOfficer = z.infer<typeof HallOfficer>;

/**
 * Who goes along: those who lead the plenary by a role at its region (where there is nobody, at the nearest region above), and those
 * who read it by a role at just its region. Who leads above stays at the office: nothing that they do is done in a hall.
 */
export async function hallOfficers(db: Reader, at: Place, event: string): Promise<HallOfficer[]> {
  const officers = z.array(HallOfficer).parse(await officersAt(db, at, event, rolesHolding('recapitulation.lead'), rolesHolding('recapitulation.read')));
  const nearest = officers.find(({ leads }) => leads)?.path;
  return officers.filter(({ leads, path }) => !leads || path === nearest);
}

/** Names of people that a hall's papers and minutes tell of, without any role. */
export async function plantNames(tx: Tx, names: readonly { readonly id: string; readonly name: string }[], at: Place): Promise<void> {
  for (const { id, name } of names) await insertName(tx, id, name, at);
}

/** Plants the officers with their roles; who leads gets an account of this laptop alone, without a password until the set-up link is used. */
export async function plantOfficers(tx: Tx, officers: readonly HallOfficer[], at: Place): Promise<void> {
  await plantNames(tx, officers.map(({ person, name }) => ({ id: person, name })), at);
  for (const officer of officers) await insertPost(tx, officer);
  for (const { person, name } of new Map(officers.filter(({ leads }) => leads).map((one) => [one.person, one])).values()) await openAccount(tx, person, name);
}

async function openAccount(tx: Tx, person: string, name: string): Promise<void> {
  const start = fold(name).replace(/[^a-z]+/g, '').slice(0, 20).padEnd(3, 'x');
  for (let tries = 1; tries <= 1000; tries++) {
    const value = tries === 1 ? start : `${start}.${tries}`;
    if (await insertAccount(tx, { person_id: person, ...sealLogin({ kind: 'name', value }, person), password_hash: null, created_by: 'system:hall' })) return;
    if (await accountOf(tx, person)) return;
  }
  throw new Error('no free user name found');
}

export type SetUpLink = { readonly name: string; readonly login: string; readonly path: string; readonly link: string };

/** A link for everybody who leads and has not set a password on this laptop yet: used once. Shown at its terminal and sent nowhere. */
export async function hallSetUpLinks(db: Db, actor: Actor): Promise<SetUpLink[]> {
  const links: SetUpLink[] = [];
  for (const { person, sealed, path } of await accountsWithoutPassword(db)) {
    const login = openLogin({ loginSealed: sealed, person }).value;
    links.push({ ...must(await inviteFromTerminal(db, actor, { login, afresh: false })), login, path });
  }
  return links;
}
