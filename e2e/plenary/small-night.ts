import { paper, type Figures } from '../night/paper.ts';
import { FIRST, SCHEME, type Person, type SmallHouse } from './small-house.ts';

type Line = { readonly region: string; readonly station: number; readonly figures: Figures };
type Held = { readonly contests: { readonly certificate: { readonly id: number } | null }[] };

/** What the papers of a kecamatan say. TPS 001 of the first is the sheet of 250 voters, the others those of 150. */
export const papersOf = (path: string): Line[] => [1, 2].map((station) => ({ region: `${path}.1001`, station, figures: paper('ppwp', path === FIRST && station === 1 ? 1 : 3) }));

/** A plenary that is planned, and who came to it. */
export async function planned(house: SmallHouse, person: Person, region: string, chair: string): Promise<number> {
  const { id } = await house.call<{ id: number }>(person, '/api/plenaries', { event: SCHEME, region, place: 'Aula', plannedFor: null, groups: [] });
  for (const [name, capacity] of [[chair, 'chair'], ['Retno Wahyuni', 'supervisor']]) {
    await house.call(person, `/api/plenaries/${id}/attendance`, { name, capacity, contestType: null, contestant: null, letter: null, person: null });
  }
  return id;
}

/** Reads every line from its paper. */
export async function readPapers(house: SmallHouse, person: Person, id: number, lines: readonly Line[]): Promise<void> {
  for (const { region, station, figures } of lines) await house.call(person, `/api/plenaries/${id}/lines/confirm`, { contest: house.contest, region, station, after: 0, figures });
}

export const certificateOf = async (house: SmallHouse, person: Person, id: number): Promise<number> =>
  (await house.call<Held>(person, `/api/plenaries/${id}`)).contests[0]?.certificate?.id ?? 0;

/** Draws up D.Hasil, reads it back and lets everybody sign it; attendance numbers 1 and 2. */
export async function signed(house: SmallHouse, person: Person, id: number): Promise<number> {
  await house.call(person, `/api/plenaries/${id}/certificates`, { contest: house.contest });
  const certificate = await certificateOf(house, person, id);
  await house.call(person, `/api/certificates/${certificate}/read-back`, {});
  for (const attendance of [1, 2]) await house.call(person, `/api/certificates/${certificate}/signatures`, { attendance, signed: true, reason: null });
  return certificate;
}

/** A kecamatan from planning to the D.Hasil that is sent up. */
export async function sent(house: SmallHouse, person: Person, region: string, chair: string): Promise<number> {
  const id = await planned(house, person, region, chair);
  await house.call(person, `/api/plenaries/${id}/open`, {});
  await readPapers(house, person, id, papersOf(region));
  await house.call(person, `/api/certificates/${await signed(house, person, id)}/send`, {});
  return id;
}
