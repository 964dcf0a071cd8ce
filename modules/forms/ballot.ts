import type { Text } from '../../kernel/text.ts';
import { CONTESTS, type ContestType } from './contests.ts';

/** One who can be voted for: `number` as printed on the ballot (nomor urut), 1 or more. */
export type Contestant = { readonly number: number; readonly name: string };

export type Party = Contestant & { readonly candidates: readonly Contestant[] };

/** What is printed on the ballot paper of one contest. `emptyColumn`: a single pair stands against the empty column. */
export type Ballot =
  | { readonly kind: 'pairs'; readonly contestants: readonly Contestant[]; readonly emptyColumn?: boolean }
  | { readonly kind: 'candidates'; readonly contestants: readonly Contestant[] }
  | { readonly kind: 'parties'; readonly parties: readonly Party[] };

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
