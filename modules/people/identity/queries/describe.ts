import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions } from '../../../regions/index.ts';
import type { PersonRow, RoleHeld } from '../contract.ts';
import { maskNik } from '../rules/nik.ts';
import { openNik } from '../secrets.ts';
import { rolesOf, type HeldRole, type Person } from '../store/people.ts';

/** Names of regions by scheme and path. */
export type Names = (scheme: string, path: string) => string;

const villageOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** The names of all the regions that these places lie in; a station is told by its village and number. */
export async function namesFor(db: Reader, places: readonly { readonly scheme: string; readonly path: string }[]): Promise<Names> {
  const schemes = [...new Set(places.map(({ scheme }) => scheme))].filter((scheme) => scheme !== '*');
  const trees = new Map(await Promise.all(schemes.map(async (scheme) =>
    [scheme, await findRegions(db, scheme, [...new Set(places.filter((one) => one.scheme === scheme).map(({ path }) => villageOf(path)))])] as const)));
  return (scheme, path) => {
    if (path === '') return 'Indonesia';
    const name = trees.get(scheme)?.get(villageOf(path))?.name ?? villageOf(path);
    const station = path.split('/', 2)[1];
    return station === undefined ? name : `${name}, TPS ${station.padStart(3, '0')}`;
  };
}

export const roleHeld = ({ role, scheme, path, within }: HeldRole, names: Names): RoleHeld =>
  ({ role, scheme, path, place: names(scheme, path), within: within ?? null });

export const maskedNik = (person: Pick<Person, 'id' | 'nikSealed'>): string | null => (person.nikSealed ? maskNik(openNik(person.nikSealed, person.id)) : null);

export const yearOf = (day: string | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

/** People as a list shows them. */
export async function describeRows(db: Reader, people: readonly Person[]): Promise<PersonRow[]> {
  const roles = await rolesOf(db, people.map(({ id }) => id));
  const names = await namesFor(db, [...people, ...roles]);
  return people.map((person) => ({
    id: person.id, name: person.name, sex: person.sex, birthYear: yearOf(person.birthDate), nik: maskedNik(person),
    region: { scheme: person.scheme, path: person.path, name: names(person.scheme, person.path) },
    roles: roles.filter((role) => role.person === person.id).map((role) => roleHeld(role, names)),
  }));
}
