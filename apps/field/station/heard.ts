import type { FieldAnswer, FieldSheet } from '../../../modules/sheets/contract.ts';

export type Heard = {
  /**
   * What those who watch said last of the entry that stands, and of entries that were corrected since: the newest first. Who named
   * figures is not answered by a correction that leaves one of these other than theirs: that stays with what stands.
   */
  readonly standing: readonly FieldAnswer[]; readonly earlier: readonly FieldAnswer[];
  /** How many did not agree, of whom nothing more is known: an earlier version of the app kept only how many. */
  readonly untold: number;
};

/** What witnesses and supervisors who did not agree said of a sheet, as the house told it last. */
export function heardOf(sheet: FieldSheet | null): Heard {
  const answers = sheet?.answers as Partial<NonNullable<FieldSheet['answers']>> | undefined;
  if (!answers?.said) return { standing: [], earlier: [], untold: (answers?.differs ?? 0) + (answers?.objection ?? 0) };
  const isOpen = (one: FieldAnswer): boolean => isOfEntry(sheet, one) || differsStill(sheet, one);
  return { standing: answers.said.filter(isOpen), earlier: answers.said.filter((one) => !isOpen(one)), untold: 0 };
}

/** Whether it was said of the entry that stands; where none is known, of it. */
export const isOfEntry = (sheet: FieldSheet | null, { copyOf }: FieldAnswer): boolean => !sheet?.entry || copyOf === sheet.entry.hash;

function differsStill(sheet: FieldSheet | null, { figures }: FieldAnswer): boolean {
  const now = sheet?.accepted ?? sheet?.entry?.figures ?? {};
  return Object.entries(figures).some(([cell, theirs]) => Object.hasOwn(now, cell) && now[cell] !== theirs);
}

/** How many do not agree with the entry that stands. */
export function notAgreeing(sheet: FieldSheet | null): number {
  const { standing, untold } = heardOf(sheet);
  return standing.length + untold;
}
