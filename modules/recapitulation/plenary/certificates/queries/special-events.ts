import { createHash } from 'node:crypto';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestPage } from '../../../../elections/index.ts';
import { brokenOnPaper } from '../../queries/broken-lines.ts';
import { attendanceViews } from '../../queries/views.ts';
import { takenOnPaper, untakenForAll } from '../../queries/stated-on-paper.ts';
import { standsAs } from '../../../papers/form-names.ts';
import type { SpecialEventsPaper } from '../../../papers/kejadian-khusus.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { contestsOf } from '../../store/units.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { lastActAt, raisedAt } from '../store/certificates.ts';
import { namedOnPaper, namesOf, objectionsIn, presentIn } from './document-frame.ts';

/** All objections and special events of a plenary as its minutes stand now, dated by their newest act; with what was objected at its stations and not taken up, and lines whose figures break a rule. */
export async function specialEvents(db: Reader, plenary: Plenary): Promise<SpecialEventsPaper> {
  const contests = await contestsOf(db, plenary);
  const first = contests[0] && await contestPage(db, contests[0].id);
  if (!first?.ok) throw new Error(`plenary ${plenary.id} adds up no contest`);
  const { slug, name, date } = first.value.event;
  const names = new Map(contests.map((contest) => [contest.id, contest.name]));
  const moments = await raisedAt(db, plenary.id);
  const stated = await takenOnPaper(db, plenary, contests);
  const { region, ancestors } = await namesOf(db, plenary, []);
  const people = new Map((await namedOnPaper(db, plenary, await attendanceViews(db, plenary.id, contests))).map((person) => [person.id, person]));
  const document = {
    event: { slug, name, date }, region, ancestors, level: plenary.level, place: plenary.place, attendance: await presentIn(db, plenary), writtenAt: (await lastActAt(db, plenary.id)).toISOString(),
    entries: (await objectionsIn(db, plenary)).map((one) => ({ ...one, contest: one.contest === null ? null : (names.get(one.contest) ?? null), at: moments.get(one.number)?.toISOString() ?? null, stated: stated.get(one.number) ?? null, ...raisedAs(plenary, people.get(one.raisedBy)) })),
    field: (await untakenForAll(db, plenary, contests)).map(({ contest, ...one }) => ({ ...one, contest: names.get(contest) ?? '' })),
    broken: await brokenOnPaper(db, plenary, contests),
  };
  return { ...document, hash: createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex') };
}

/** Who raised it in the hall by the bare name, and in whose name; a witness who left since is told like those who stayed. */
const raisedAs = ({ level }: Plenary, person: SpecialEventsPaper['attendance'][number] | undefined): Partial<Pick<SpecialEventsPaper['entries'][number], 'by' | 'raisedAs'>> =>
  (person ? { by: person.name, raisedAs: standsAs(level, person) } : {});
