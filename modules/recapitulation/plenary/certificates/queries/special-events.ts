import { createHash } from 'node:crypto';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestPage } from '../../../../elections/index.ts';
import { brokenOnPaper } from '../../queries/broken-lines.ts';
import { untakenForAll } from '../../queries/field-objections.ts';
import { placeName } from '../../rules/station-name.ts';
import type { SpecialEventsPaper } from '../../../papers/kejadian-khusus.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { contestsOf } from '../../store/units.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { lastActAt, raisedAt } from '../store/certificates.ts';
import { namesOf, objectionsIn, presentIn } from './document-frame.ts';

/** All objections and special events of a plenary as its minutes stand now, dated by their newest act; with what was objected at its stations and not taken up, and lines whose figures break a rule. */
export async function specialEvents(db: Reader, plenary: Plenary): Promise<SpecialEventsPaper> {
  const contests = await contestsOf(db, plenary);
  const first = contests[0] && await contestPage(db, contests[0].id);
  if (!first?.ok) throw new Error(`plenary ${plenary.id} adds up no contest`);
  const { slug, name, date } = first.value.event;
  const names = new Map(contests.map((contest) => [contest.id, contest.name]));
  const moments = await raisedAt(db, plenary.id);
  const { region, ancestors } = await namesOf(db, plenary, []);
  const document = {
    event: { slug, name, date }, region, ancestors, level: plenary.level, place: plenary.place, attendance: await presentIn(db, plenary), writtenAt: (await lastActAt(db, plenary.id)).toISOString(),
    entries: (await objectionsIn(db, plenary)).map((one) => ({ ...one, contest: one.contest === null ? null : (names.get(one.contest) ?? null), at: moments.get(one.number)?.toISOString() ?? null })),
    field: (await untakenForAll(db, plenary, contests)).map(({ contest, region, station, by, matter, signed }) => ({ contest: names.get(contest) ?? '', place: placeName({ region: region.path, name: region.name, station }), by, matter, signed })),
    broken: await brokenOnPaper(db, plenary, contests),
  };
  return { ...document, hash: createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex') };
}
