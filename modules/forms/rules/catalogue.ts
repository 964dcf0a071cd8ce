import type { LegalSource } from '../variants/variant.ts';
import type { RuleCode } from './codes.ts';
import { RECOUNT_GROUND, RESERVE_GENERAL, RESERVE_REGIONAL, TIERED_RECAP, VOTER_CAP } from './sources.ts';

/** H: a sheet that breaks it cannot be finalised without a recorded exception. W: it is flagged. Neither blocks saving. */
export type Severity = 'hard' | 'warn';

export type RuleEntry = {
  readonly severity: Severity;
  /** The relation in the ids of the cells. x runs over L, P, J. */
  readonly relation: string;
  /** `form` = read off the printed form; `law` = an article asks for it; `practice` = neither, said in `note`. */
  readonly basis: 'form' | 'law' | 'practice';
  readonly note: string;
  readonly sources: readonly LegalSource[];
  /** What it is asked of. `mask` = also in the bit mask of `compileRules`. */
  readonly judged: 'mask' | 'sheet' | 'captured' | 'recap';
};

const printed = (severity: Severity, relation: string, judged: RuleEntry['judged'] = 'mask'): RuleEntry =>
  ({ severity, relation, basis: 'form', note: '', sources: [], judged });
const legal = (severity: Severity, relation: string, judged: RuleEntry['judged'], ...sources: LegalSource[]): RuleEntry =>
  ({ severity, relation, basis: 'law', note: '', sources, judged });
const practice = (severity: Severity, relation: string, judged: RuleEntry['judged'], note: string): RuleEntry =>
  ({ severity, relation, basis: 'practice', note, sources: [], judged });

/** What each code says, how heavy it is, and on what it stands. */
export const RULES: Readonly<Record<RuleCode, RuleEntry>> = {
  R01: printed('hard', 'each figure is a whole number, 0 or more; figure = words'),
  R02: printed('hard', 'X_J = X_L + X_P for every row of voters'),
  R03: printed('hard', 'B4_x = sum of the rows B above it'),
  R03a: printed('hard', 'A4_x = sum of the rows A above it'),
  R04: printed('hard', 'B1_x ≤ A1_x'),
  R04a: printed('warn', 'B2_x ≤ A2_x, B3_x ≤ A3_x'),
  R05: printed('hard', 'S1 = S2 + S3 + S4'),
  R06: legal('warn', 'S1 = A1_J + reserve(A1_J)', 'mask', RESERVE_GENERAL, RESERVE_REGIONAL),
  R07: printed('hard', 'S2 = B4_J'),
  R08: printed('hard', 'V1 = sum of the contestants, or of the party totals'),
  R09: printed('hard', 'P.n.B = P.n.A + its candidates'),
  R10: printed('hard', 'V3 = V1 + V2'),
  R11: legal('hard', 'V3 = S2 and V3 = B4_J', 'mask', RECOUNT_GROUND),
  R12: printed('hard', 'H1_x ≤ B4_x'),
  R12a: printed('warn', 'H1_x ≤ H0_x'),
  R13: legal('warn', 'A1_J, else the official DPT, ≤ cap of the unit type', 'mask', VOTER_CAP),
  R14: practice('warn', 'B3_J ≤ S1 − B1_J − B2_J − S3', 'mask', 'unlisted voters vote only while ballots last'),
  R15: practice('warn', 'A1, B1, B3, H1 equal in every contest of the station; B2 at most that of the broadest contest', 'sheet', 'moved-in voters get the ballots of the districts they are still in'),
  R16: practice('warn', 'B2_J and B3_J = rows of the attendance lists', 'captured', 'C.DAFTAR HADIR'),
  R17: printed('hard', 'each contestant ≤ V1; voters who voted, ballots and votes ≤ S1'),
  R18: practice('hard', 'A1_x = official DPT of the station', 'sheet', 'the DPT as fixed'),
  R19: practice('warn', 'a broken sum would hold if one look-alike digit were read differently', 'captured', 'practice of reading'),
  R20: legal('hard', 'each field of a D form = sum of its children', 'recap', TIERED_RECAP),
  R21: legal('hard', 'D.HASIL of the subdistrict = sum of its stations; a changed cell has a correction record', 'recap', TIERED_RECAP),
  R22: printed('warn', 'C.n and V2 = sum of their tally rows; each row ≤ the row of the form', 'captured'),
  R23: printed('warn', 'bubbles = boxes (an X box: bubble 0 or none)', 'captured'),
  W01: practice('warn', 'V1 ≤ DPT × (1 + reserve rate); DPT = A1_J, else the official one', 'mask', 'own check: more valid votes than registered voters and reserve ballots'),
};
