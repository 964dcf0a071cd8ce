import { isHeldAt } from '../../../modules/supervision/rules.ts';
import type { WatchMandate } from '../../../modules/supervision/contract.ts';
import type { KnownWork } from '../station/names.ts';

type At = { readonly village: string; readonly station: number };

/** The mandates that hold at a station; none where the house told none. */
export const mandatesAt = (work: Pick<KnownWork, 'mandates'> | null, { village, station }: At): readonly WatchMandate[] =>
  (work?.mandates ?? []).filter(({ path }) => isHeldAt(path, `${village}/${station}`));

/** Whose witness the holder is in this contest at this station; null = nobody's there. */
export function ownContestant(work: KnownWork | null, at: At, contest: number): { readonly number: number; readonly name: string } | null {
  const known = work?.contests.find(({ id }) => id === contest);
  const mandate = mandatesAt(work, at).find(({ contestType, contestant }) => contestant !== null && contestType === known?.type);
  if (!mandate?.contestant) return null;
  const { number, name } = mandate.contestant;
  // The ballot of this very contest tells its own candidates: two districts may give one number to two people.
  return { number, name: known?.contestants.find((one) => one.number === number)?.name ?? name };
}

/** The contests that the holder watches for somebody come first; the others keep their order. */
export function ownFirst<T>(rows: readonly T[], work: KnownWork | null, sheetOf: (row: T) => At & { readonly contest: number }): T[] {
  const isOwn = (row: T): boolean => { const { contest, ...at } = sheetOf(row); return ownContestant(work, at, contest) !== null; };
  return [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))];
}

/** `02`: as the ballot prints it. */
export const numberOnBallot = (number: number): string => String(number).padStart(2, '0');
