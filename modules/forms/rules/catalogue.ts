import type { RuleCode } from './codes.ts';

/** H: a sheet that breaks it cannot be finalised without a recorded exception. W: it is flagged. Neither blocks saving. */
export type Severity = 'hard' | 'warn';

export type RuleEntry = {
  readonly severity: Severity;
  /** The relation in the ids of the cells. x runs over L, P, J. */
  readonly relation: string;
  /** Where the relation comes from. "form" = it is read off the printed form. */
  readonly source: string;
  readonly verified: boolean;
  /** What it is asked of. `mask` = also in the bit mask of `compileRules`. */
  readonly judged: 'mask' | 'sheet' | 'captured' | 'recap';
};

const rule = (severity: Severity, relation: string, source: string, judged: RuleEntry['judged'], verified = true): RuleEntry =>
  ({ severity, relation, source, judged, verified });

/** What each code says, how heavy it is, and on what it stands. */
export const RULES: Readonly<Record<RuleCode, RuleEntry>> = {
  R01: rule('hard', 'each figure is a whole number, 0 or more; figure = words', 'form', 'mask'),
  R02: rule('hard', 'X_J = X_L + X_P for every row of voters', 'form', 'mask'),
  R03: rule('hard', 'B4_x = sum of the rows B above it', 'form', 'mask'),
  R03a: rule('hard', 'A4_x = sum of the rows A above it', 'form', 'mask'),
  R04: rule('hard', 'B1_x ≤ A1_x', 'form', 'mask'),
  R04a: rule('warn', 'B2_x ≤ A2_x, B3_x ≤ A3_x', 'form', 'mask'),
  R05: rule('hard', 'S1 = S2 + S3 + S4', 'form', 'mask'),
  R06: rule('warn', 'S1 = A1_J + reserve(A1_J)', 'UU 7/2017 Art. 344(2), 2 %; Perppu 1/2014 Art. 87, 2.5 %; rounding is a parameter', 'mask', false),
  R07: rule('hard', 'S2 = B4_J', 'form', 'mask'),
  R08: rule('hard', 'V1 = sum of the contestants, or of the party totals', 'form', 'mask'),
  R09: rule('hard', 'P.n.B = P.n.A + its candidates', 'form', 'mask'),
  R10: rule('hard', 'V3 = V1 + V2', 'form', 'mask'),
  R11: rule('hard', 'V3 = S2 and V3 = B4_J', 'UU 7/2017 Art. 374(2)h: inequality is a ground for a recount', 'mask'),
  R12: rule('hard', 'H1_x ≤ B4_x', 'form', 'mask'),
  R12a: rule('warn', 'H1_x ≤ H0_x', 'form', 'mask'),
  R13: rule('warn', 'A1_J, else the official DPT, ≤ cap of the unit type', 'UU 7/2017 Art. 350 and the decisions of the KPU; the cap is a parameter', 'mask', false),
  R14: rule('warn', 'B3_J ≤ S1 − B1_J − B2_J − S3', 'unlisted voters vote only while ballots last', 'mask'),
  R15: rule('warn', 'A1, B1, B3, H1 equal in every contest of the station; B2 at most that of the broadest contest', 'moved-in voters get the ballots of the districts they are still in', 'sheet'),
  R16: rule('warn', 'B2_J and B3_J = rows of the attendance lists', 'C.DAFTAR HADIR', 'captured'),
  R17: rule('hard', 'each contestant ≤ V1; voters who voted, ballots and votes ≤ S1', 'form', 'mask'),
  R18: rule('hard', 'A1_x = official DPT of the station', 'the DPT as fixed', 'sheet'),
  R19: rule('warn', 'a broken sum would hold if one look-alike digit were read differently', 'practice of reading', 'captured'),
  R20: rule('hard', 'each field of a D form = sum of its children', 'PKPU 5/2024', 'recap'),
  R21: rule('hard', 'D.HASIL of the subdistrict = sum of its stations; a changed cell has a correction record', 'PKPU 5/2024', 'recap'),
  R22: rule('warn', 'C.n and V2 = sum of their tally rows; each row ≤ the row of the form', 'form', 'captured'),
  R23: rule('warn', 'bubbles = boxes (an X box: bubble 0 or none)', 'form', 'captured'),
  W01: rule('warn', 'V1 ≤ DPT × (1 + reserve rate); DPT = A1_J, else the official one', 'own check: more valid votes than registered voters and reserve ballots', 'mask'),
};
