import { may, ofEvent, type Actor, type Place } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { RULE_CODES } from '../../forms/index.ts';
import { contestOf } from '../contest.ts';
import type { SubmitEntry } from './contract.ts';
import { arrivingSheets } from '../intake/intake.ts';
import { lookUpNear } from '../intake/station-book.ts';
import type { StationPlace } from '../intake/submission.ts';
import { hasPage, noSuchPage } from '../photos/target.ts';
import { isBlank, type Verdict } from '../rules/judge.ts';
import { judged } from './decide.ts';
import { isWhatWasSigned } from './evidence.ts';
import { entryText } from './rules/entry-text.ts';
import type { SheetAt } from './store.ts';
import { unexplained } from './unexplained.ts';

/** An entry that may be taken in: its place, its right, its figures in the order of the form, and its reasons were looked at. */
export type PreparedEntry = SheetAt & {
  readonly actor: Actor; readonly key: string; readonly input: SubmitEntry; readonly kind: 'kpps' | 'office';
  readonly figures: readonly (number | null)[]; readonly verdict: Verdict; readonly text: string; readonly hash: string;
};

/**
 * Looks at an entry before any transaction.
 * Problems: not_found, not_allowed, way_direct, region_unknown, value_unknown, input_invalid, value_missing, rule_unexplained, entry_altered.
 */
export async function prepareEntry(db: Db, actor: Actor, key: string, input: SubmitEntry): Promise<Result<PreparedEntry>> {
  const found = await contestOf(db, input.contest);
  if (!found.ok) return found;
  const contest = found.value;
  if (!may(actor, 'sheets.enter', placeOf(contest, input))) return fail(problem('not_allowed', { verb: 'sheets.enter' }));
  if (contest.publication === 'as_recorded') return fail(problem('way_direct', { thing: contest.name }));
  const place = await placeIn(db, contest, input);
  if (!place.ok) return place;
  const sheets = arrivingSheets(contest, [{ village: input.village, station: input.station, figures: input.figures }]);
  if (!sheets.ok) return sheets;
  const figures = sheets.value[0]?.figures ?? [];
  const text = entryText(input);
  const entry: PreparedEntry = { actor, key, input, contest, place: place.value, kind: kindOf(actor, contest, input.village), figures, verdict: judged({ contest, place: place.value }, figures), text, hash: sha256(text) };
  const flaw = flawOf(entry);
  return flaw ? fail(flaw) : ok(entry);
}

/** The station, with its election: rights are held on the village or on the station itself. */
export const placeOf = ({ scheme, event }: ContestContext, { village, station }: { readonly village: string; readonly station: number }): Place =>
  ({ scheme, path: `${village}/${station}`, within: ofEvent(event) });

/** Who looks after the queue of the village fills in from the paper, whatever they hold in their hand. */
const kindOf = (actor: Actor, { scheme, event }: ContestContext, village: string): 'kpps' | 'office' =>
  may(actor, 'sheets.supervise', { scheme, path: village, within: ofEvent(event) }) ? 'office' : 'kpps';

/** The station in the roll. Problems: region_unknown (also: outside the district), value_unknown. */
export async function placeIn(db: Db, contest: ContestContext, { village, station }: { readonly village: string; readonly station: number }): Promise<Result<StationPlace>> {
  const stations = await lookUpNear(db, contest, { village, station });
  const inVillage = contest.covers(village) ? stations.get(village) : undefined;
  if (!inVillage) return fail(problem('region_unknown', { row: 1, column: 'village', value: village }));
  const place = inVillage.get(station);
  return place ? ok(place) : fail(problem('value_unknown', { row: 1, column: 'station', value: String(station) }));
}

function flawOf(entry: PreparedEntry): Problem | null {
  const { actor, figures, hash, input, verdict } = entry;
  if (isBlank(figures)) return problem('value_missing', { row: 1, column: 'figures' });
  const strange = Object.keys(input.reasons).find((code) => !(RULE_CODES as readonly string[]).includes(code));
  if (strange !== undefined) return problem('input_invalid', { column: `reasons.${strange}`, reason: { id: 'bukan aturan formulir', en: 'not a rule of the form' } });
  const beyond = input.photos.find(({ page }) => !hasPage(entry, page));
  if (beyond) return noSuchPage(beyond.page);
  if (actor.device !== undefined && !isWhatWasSigned(actor, hash)) return problem('entry_altered');
  return unexplained(entry, { figures, broken: verdict.broken, reasons: input.reasons });
}
