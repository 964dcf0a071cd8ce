import type { ProblemCode } from '../../../kernel/problem.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { ballotFault, pagesFault, VARIANTS } from '../../forms/index.ts';
import { findRegions, type Region } from '../../regions/index.ts';
import type { CreateContest } from '../contract.ts';
import { ancestorsOf, commonRegion, overlaps } from '../rules/districts.ts';
import { claimedRegions, type EventRow } from '../store/contests.ts';

/** What is wrong with a contest: code and column as an import tells it, a sentence as a form tells it. */
export type Fault = { readonly code: ProblemCode; readonly column: keyof CreateContest | 'pages'; readonly value: string; readonly reason: string };

/** Where a contest stands: the regions of its district and the smallest one that holds them all. */
export type Placed = { readonly members: readonly Region[]; readonly region: Region };

/** Says whether form and ballot belong to the kind of contest. */
export function checkPaper({ variant, type, ballot }: Pick<CreateContest, 'variant' | 'type' | 'ballot'>): Fault | null {
  if (!VARIANTS[variant].contests.includes(type)) {
    return { code: 'ballot_invalid', column: 'variant', value: variant, reason: `Formulir ${VARIANTS[variant].name.id} tidak memuat pemilihan ${type}.` };
  }
  const pages = pagesFault(ballot, VARIANTS[variant]);
  if (pages) return { code: 'value_unknown', column: 'pages', value: String(ballot.pages), reason: pages.id };
  const fault = ballotFault(type, ballot);
  return fault && { code: 'ballot_invalid', column: 'ballot', value: type, reason: fault.id };
}

/**
 * Checks paper and district: every member stands in the event's tree at its date, none lies in another, and no other
 * contest of the same type in the event claims any of it (one voter gets one ballot of a kind).
 */
export async function placeContest(db: Reader, event: EventRow, contest: CreateContest): Promise<Placed | Fault> {
  const paper = checkPaper(contest);
  if (paper) return paper;
  const twice = overlaps(contest.members)[0];
  if (twice !== undefined) return overlap(twice, 'daerah pemilihan ini sendiri');
  const common = commonRegion(contest.members);
  const found = await findRegions(db, event.scheme, [...contest.members, common], event.validOn);
  const unknown = [...contest.members, common].find((path) => !found.has(path));
  if (unknown !== undefined) return { code: 'region_unknown', column: 'members', value: unknown, reason: `Wilayah "${unknown}" tidak ada di pohon wilayah ${event.scheme} pada ${event.validOn}.` };
  const same = [...new Set(contest.members.flatMap((path) => [...ancestorsOf(path), path]))];
  const others = await claimedRegions(db, event, contest.type, contest.members, same);
  const claimed = overlaps(contest.members, others.map((other) => other.path))[0];
  if (claimed !== undefined) return overlap(claimed, `pemilihan ${contest.type} lain dalam peristiwa yang sama`);
  return { members: contest.members.map((path) => found.get(path) as Region), region: found.get(common) as Region };
}

/** The fault of a region that two districts of a kind claim. */
export const overlap = (path: string, where: string): Fault =>
  ({ code: 'district_overlap', column: 'members', value: path, reason: `Wilayah "${path}" sudah termasuk ${where}.` });
