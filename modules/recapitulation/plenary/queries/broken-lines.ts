import { setImmediate as turn } from 'node:timers/promises';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { checkRecap, checkSheet, explainPlainly, type Finding } from '../../../forms/index.ts';
import type { SpecialEventsPaper } from '../../papers/kejadian-khusus.ts';
import type { BrokenLines } from '../contract.ts';
import { findingView } from '../rules/finding-view.ts';
import { placeName } from '../rules/station-name.ts';
import type { Plenary } from '../store/plenaries.ts';
import { readLines, type ReadLine } from '../store/read-lines.ts';
import { refOf } from './views.ts';

type Broken = { readonly line: ReadLine; readonly findings: readonly Finding[] };
/** Lines judged before the house takes its turn: some milliseconds of work. */
const LINES_A_TURN = 50;

/** Lines of one contest that were read and whose figures break a hard rule: within themselves, or against the roll of their station. */
async function brokenIn(db: Reader, plenary: Plenary, contest: ContestContext): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (const [at, line] of (await readLines(db, plenary, contest.id)).entries()) {
    const findings = judged(contest, line).filter(({ severity }) => severity === 'hard');
    if (findings.length > 0) broken.push({ line, findings });
    if (at % LINES_A_TURN === LINES_A_TURN - 1) await turn();
  }
  return broken;
}

function judged({ form, parameters }: ContestContext, { unitType, male, female, figures }: ReadLine): Finding[] {
  if (unitType === null) return checkRecap(form, figures, [figures], { emptyColumnCounts: parameters.emptyColumnCounts });
  const total = male === null || female === null ? null : male + female;
  return checkSheet(form, figures, { unitType, dpt: { male, female, total } }, parameters);
}

/** What was written down of why they stand: in the plenary, and by the station's own people for these very rules. */
const whyOf = ({ line: { reason, kpps }, findings }: Broken): { readonly reason: string | null; readonly kpps: string[] } =>
  ({ reason, kpps: [...new Set([...new Set(findings.map(({ code }) => code))].flatMap((code) => kpps?.[code] ?? []))] });

/** For the screen, of one contest or of all. */
export async function brokenLines(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<BrokenLines> {
  const rows: BrokenLines['rows'] = [];
  for (const contest of contests) {
    for (const one of await brokenIn(db, plenary, contest)) {
      rows.push({ contest: contest.id, region: refOf(one.line), station: one.line.station, findings: one.findings.map((finding) => findingView(contest.form, finding)), ...whyOf(one) });
    }
  }
  return { rows };
}

/** The same for the paper, in Indonesian, without the numbers of rules. */
export async function brokenOnPaper(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<SpecialEventsPaper['broken']> {
  const told: SpecialEventsPaper['broken'][number][] = [];
  for (const contest of contests) {
    for (const one of await brokenIn(db, plenary, contest)) {
      const { reason, kpps } = whyOf(one);
      told.push({
        contest: contest.name, place: placeName({ region: one.line.path, name: one.line.name, station: one.line.station }), rules: one.findings.map((finding) => explainPlainly(finding, contest.form, 'id')),
        reason: [...(reason === null ? [] : [reason]), ...kpps.map((said) => `KPPS: ${said}`)].join('\n') || null,
      });
    }
  }
  return told;
}
