import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import type { Person } from './cast.ts';
import type { Night } from './night.ts';
import { legal, type Slug } from './paper.ts';

/** The words of every page of a PDF, without spaces: a long code may be set in pieces. */
async function pagesOfPdf(file: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const pdf = await task.promise;
  try {
    return await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('').replaceAll(/\s/g, '');
    }));
  } finally {
    await task.destroy();
  }
}

/** The SHA-256 of a document's canonical text (names in order, no spaces), worked out here a second time. */
const hashOf = (document: unknown): string => createHash('sha256').update(JSON.stringify(ordered(document))).digest('hex');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, held]) => [name, ordered(held)]));
}

/** The words of a paper as it is downloaded, page by page. */
export const printed = async (night: Night, person: Person, path: string): Promise<string[]> => pagesOfPdf(new Uint8Array(await (await night.ask(person, path)).arrayBuffer()));
/** Words as they stand in a print. */
export const set = (words: string): string => words.replaceAll(/\s/g, '');

type Held = {
  readonly certificate: { readonly hash: string; readonly broken: readonly string[] };
  readonly document: { readonly cells: readonly string[]; readonly columns: readonly unknown[]; readonly total: readonly (number | null)[]; readonly region: { readonly path: string } };
};
type Contests = { readonly contests: readonly { readonly contest: number; readonly certificate: { readonly id: number; readonly state: string } | null }[] };

/** Where D.Hasil of every contest of a plenary stands, in the order of the agenda. */
export const statesOf = async (night: Night, plenary: number, person: Person): Promise<(string | undefined)[]> =>
  ((await (await night.ask(person, `/api/plenaries/${plenary}`)).json()) as Contests).contests.map(({ certificate }) => certificate?.state);

export type Expected = {
  readonly slugs: readonly Slug[]; readonly region: string; readonly columns: number;
  /** What must be read on the print of a contest. */
  readonly words?: Partial<Record<Slug, readonly string[]>>;
};

/** D.Hasil of every contest: sums as added up by hand, the hash of what it says, and a print that bears it on every page. */
export async function expectPapers(night: Night, plenary: number, person: Person, { slugs, region, columns, words = {} }: Expected): Promise<void> {
  const page = (await (await night.ask(person, `/api/plenaries/${plenary}`)).json()) as Contests;
  expect(page.contests.map(({ contest }) => contest)).toEqual(slugs.map((slug) => night.contests[slug]));
  for (const slug of slugs) {
    const id = page.contests.find(({ contest }) => contest === night.contests[slug])?.certificate?.id ?? 0;
    const { certificate, document } = (await (await night.ask(person, `/api/certificates/${id}`)).json()) as Held;
    expect(Object.fromEntries(document.cells.map((cell, at) => [cell, document.total[at]]))).toEqual(legal(slug));
    expect([document.region.path, document.columns.length, certificate.broken, certificate.hash]).toEqual([region, columns, [], hashOf(document)]);
    const pages = await printed(night, person, `/api/certificates/${id}/pdf`);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((text) => !text.includes(certificate.hash))).toEqual([]);
    expect((words[slug] ?? []).filter((one) => !pages.join('').includes(set(one)))).toEqual([]);
  }
}
