import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import type { TwinList, TwinSide } from '../contract.ts';
import { maskedNik, namesFor, roleHeld } from '../queries/describe.ts';
import { narrow, reachOf } from '../rules/reach.ts';
import { findPeopleById, rolesOf } from '../store/people.ts';
import { pairsIn, weightOf } from '../store/twins.ts';

export type Asked = { readonly scheme: string; readonly path: string; readonly limit: number };

/** People in the reader's regions who may be recorded twice, side by side, with what hangs on each. */
export async function listTwins(db: Db, actor: Actor, { scheme, path, limit }: Asked): Promise<Result<TwinList>> {
  const places = narrow(reachOf(actor, 'people.merge'), { scheme: path === '' ? '*' : scheme, path });
  const { pairs, nearSkipped, nearPartly } = await pairsIn(db, places, limit + 1);
  const shown = pairs.slice(0, limit);
  const sides = await sidesOf(db, [...new Set(shown.flatMap(({ one, other }) => [one, other]))]);
  return ok({
    pairs: shown.flatMap(({ one, other, reason }) => {
      const [left, right] = [sides.get(one), sides.get(other)];
      return left && right ? [{ reason, one: left, other: right }] : [];
    }),
    more: pairs.length > limit, nearSkipped, nearPartly,
  });
}

async function sidesOf(db: Db, ids: readonly string[]): Promise<Map<string, TwinSide>> {
  const people = await findPeopleById(db, ids);
  const [roles, weight] = await Promise.all([rolesOf(db, ids), weightOf(db, ids)]);
  const names = await namesFor(db, [...people, ...roles]);
  return new Map(people.map((person): [string, TwinSide] => [person.id, {
    id: person.id, name: person.name, sex: person.sex, birthDate: person.birthDate, birthPlace: person.birthPlace, nik: maskedNik(person),
    region: { scheme: person.scheme, path: person.path, name: names(person.scheme, person.path) }, version: person.version, createdAt: person.createdAt.toISOString(),
    hasAccount: weight.get(person.id)?.hasAccount ?? false, contacts: weight.get(person.id)?.contacts ?? 0,
    roles: roles.filter((role) => role.person === person.id).map((role) => roleHeld(role, names)),
  }]));
}
