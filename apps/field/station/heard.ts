import type { FieldAnswer, FieldSheet } from '../../../modules/sheets/contract.ts';

export type Heard = {
  /** What those who watch said last of the entry that stands, and of entries that were corrected since: the newest first. */
  readonly standing: readonly FieldAnswer[]; readonly earlier: readonly FieldAnswer[];
  /** How many did not agree, of whom nothing more is known: an earlier version of the app kept only how many. */
  readonly untold: number;
};

/** What witnesses and supervisors who did not agree said of a sheet, as the house told it last. */
export function heardOf(sheet: FieldSheet | null): Heard {
  const answers = sheet?.answers as Partial<NonNullable<FieldSheet['answers']>> | undefined;
  if (!answers?.said) return { standing: [], earlier: [], untold: (answers?.differs ?? 0) + (answers?.objection ?? 0) };
  const isOfThis = ({ copyOf }: FieldAnswer): boolean => !sheet?.entry || copyOf === sheet.entry.hash;
  return { standing: answers.said.filter(isOfThis), earlier: answers.said.filter((one) => !isOfThis(one)), untold: 0 };
}

/** How many do not agree with the entry that stands. */
export function notAgreeing(sheet: FieldSheet | null): number {
  const { standing, untold } = heardOf(sheet);
  return standing.length + untold;
}
