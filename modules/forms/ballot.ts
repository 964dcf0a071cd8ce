import type { Text } from '../../kernel/text.ts';
import { CONTESTS, type ContestType } from './contests.ts';
import type { FormVariant } from './variants/variant.ts';

/** One who can be voted for: `number` as printed on the ballot (nomor urut), 1 or more. */
export type Contestant = { readonly number: number; readonly name: string };

export type Party = Contestant & { readonly candidates: readonly Contestant[] };

/** No sheet is printed on more pages than this: twice the parties of the longest ballot of 2024, and some. */
export const MOST_PAGES = 40;

/** The sheet that goes with a ballot: its pages depend on how many stand there. Left out = as many as the form of its year names. */
type Sheet = { readonly pages?: number | undefined };

/** What is printed on the ballot paper of one contest. `emptyColumn`: a single pair stands against the empty column. */
export type Ballot = Sheet & (
  | { readonly kind: 'pairs'; readonly contestants: readonly Contestant[]; readonly emptyColumn?: boolean }
  | { readonly kind: 'candidates'; readonly contestants: readonly Contestant[] }
  | { readonly kind: 'parties'; readonly parties: readonly Party[] }
);

/** The number of the empty column (kolom kosong): it has no printed number, its cell is `C.0`. */
export const EMPTY_COLUMN = 0;

/** Says why a ballot cannot be that of a contest, or null when it can. */
export function ballotFault(contest: ContestType, ballot: Ballot): Text | null {
  const kind = CONTESTS[contest].ballot;
  if (ballot.kind !== kind) {
    return { id: `Surat suara ${contest} harus berjenis "${kind}", bukan "${ballot.kind}".`, en: `A ${contest} ballot must be of kind "${kind}", not "${ballot.kind}".` };
  }
  const lists = ballot.kind === 'parties' ? [ballot.parties, ...ballot.parties.map((party) => party.candidates)] : [ballot.contestants];
  if (lists[0]?.length === 0) return { id: 'Surat suara tidak memuat satu peserta pun.', en: 'The ballot holds no contestant.' };
  for (const list of lists) {
    const wrong = list.find(({ number }, at) => !Number.isSafeInteger(number) || number < 1 || list.findIndex((other) => other.number === number) !== at);
    if (wrong) return { id: `Nomor urut ${wrong.number} tidak sah atau dipakai dua kali.`, en: `Ballot number ${wrong.number} is not valid or is used twice.` };
  }
  if (ballot.kind === 'pairs' && ballot.emptyColumn && ballot.contestants.length !== 1) {
    return { id: 'Kolom kosong hanya ada pada pemilihan dengan satu pasangan calon.', en: 'The empty column exists only where a single pair stands.' };
  }
  return null;
}

/** As many pages as the sections of a form name. */
export const leastPages = ({ sections }: Pick<FormVariant, 'sections'>): number => Math.max(...sections.map(({ page }) => page));

/** Says why the sheet of a ballot cannot have so many pages, or null when it can. */
export function pagesFault({ pages }: Ballot, variant: Pick<FormVariant, 'sections'>): Text | null {
  const least = leastPages(variant);
  if (pages === undefined || (Number.isSafeInteger(pages) && pages >= least && pages <= MOST_PAGES)) return null;
  return { id: `C.HASIL ini dicetak pada ${least} sampai ${MOST_PAGES} halaman, bukan ${pages}.`, en: `This C.HASIL is printed on ${least} to ${MOST_PAGES} pages, not ${pages}.` };
}
