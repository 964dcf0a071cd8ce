import { ruleBit, type BrokenRules, type Figures, type Form, type UnitType } from '../../forms/index.ts';

/** What judging needs of a contest. `votes`: positions of the contestants' figures. */
export type Judge = { readonly form: Form; readonly broken: BrokenRules; readonly votes: readonly number[] };

/** `broken` = bits of RULE_CODES; `incomplete` = no contestant has a figure. */
export type Verdict = { readonly broken: number; readonly hard: boolean; readonly incomplete: boolean };

/**
 * Judges the figures of one sheet as written. Nothing is corrected and nothing refused: a broken rule only flags.
 * `dptTotal` = registered voters of the station by the roll, null = not known.
 */
export function judgeSheet(judge: Judge, figures: Figures, dptTotal: number | null, unitType: UnitType): Verdict {
  const broken = judge.broken(figures, dptTotal, unitType);
  return { broken, hard: (broken & judge.form.hardMask) !== 0, incomplete: isIncomplete(judge, figures) };
}

/**
 * The same for what people of this house read off the paper, on the quick way or aloud in a plenary: the DPT on it is held
 * against the roll too (R18), as the phone does. What is imported is not: figures of another source come with a roll of their own.
 */
export function judgeAgainstRoll(judge: Judge, figures: Figures, dptTotal: number | null, unitType: UnitType, exempt: readonly string[]): Verdict {
  const verdict = judgeSheet(judge, figures, dptTotal, unitType);
  const broken = verdict.broken | rollBit(judge.form, registeredIn(judge.form, figures), dptTotal, exempt);
  return broken === verdict.broken ? verdict : { ...verdict, broken, hard: (broken & judge.form.hardMask) !== 0 };
}

/** The bit of R18 where the DPT written on a sheet is not that of the roll, else 0; either may be unknown. Source: the relation R18 of forms. */
export function rollBit({ rules }: Form, written: number | null, dptTotal: number | null, exempt: readonly string[]): number {
  if (written === null || dptTotal === null || written === dptTotal || exempt.includes('R18')) return 0;
  return rules.some(({ code }) => code === 'R18') ? ruleBit('R18') : 0;
}

/** The DPT that a sheet tells. */
const registeredIn = ({ index }: Form, figures: Figures): number | null => figures[index[REGISTERED] ?? -1] ?? null;
/** The cell of the DPT, men and women. */
export const REGISTERED = 'A1_J';

/** No contestant has a figure: the station is not in, though what is written counts in the totals. */
function isIncomplete({ votes }: Judge, figures: Figures): boolean {
  for (const position of votes) if (figures[position] != null) return false;
  return true;
}

/** True if two sheets say the same, cell by cell; absent equals only absent. */
export function sameFigures(a: Figures, b: Figures): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Nothing at all was read: such a sheet is not recorded. */
export function isBlank(figures: Figures): boolean {
  for (let i = 0; i < figures.length; i++) if (figures[i] != null) return false;
  return true;
}
