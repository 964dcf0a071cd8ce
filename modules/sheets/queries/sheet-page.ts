import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { QUICK, type ContestContext } from '../../elections/index.ts';
import { checkSheet, explain, recordFromFigures, type Audience, type Finding, type Form, type OfficialDpt } from '../../forms/index.ts';
import { namesOf } from '../../people/index.ts';
import { ancestorsOf, findRegions, stationCode, stationsOf, type Region, type RegionRef, type Station } from '../../regions/index.ts';
import { caseStates } from '../capture/store/field.ts';
import type { FindingView, SheetPage, SheetVersionView } from '../contract.ts';
import { versionsOf, type VersionRow } from '../store/read.ts';

/** As many versions as somebody reads; each is told with all its figures and findings. */
const MOST_VERSIONS = 50;

/** One sheet with its newest versions (or those older than `before`), what is wrong with each in words, and the stations beside it. `not_found` outside roll and district. */
export async function sheetPage(db: Db, contest: ContestContext, at: { village: string; station: number; channel: string; before?: number | undefined; /** Does who asks learn who recorded? */ named?: boolean }): Promise<Result<SheetPage>> {
  const regions = await findRegions(db, contest.scheme, [...ancestorsOf(at.village), at.village], contest.validOn);
  const village = regions.get(at.village);
  const stations = village ? await stationsOf(db, contest.rollId, village.id) : [];
  const place = stations.findIndex((one) => one.number === at.station);
  const station = stations[place];
  if (!village || !station || !contest.covers(at.village)) return fail(problem('not_found', { thing: `TPS ${at.village}/${at.station}` }));
  const rows = await versionsOf(db, contest.id, at.channel, village.id, at.station, at.before ?? null, MOST_VERSIONS + 1);
  const shown = rows.slice(0, MOST_VERSIONS);
  const names = await namesOf(db, shown.map(({ actor }) => actor).filter((actor) => at.named === true || actor.startsWith('system:')));
  return ok({
    station: {
      code: stationCode(village.code, station.number), number: station.number, unitType: station.unitType,
      votersMale: station.votersMale, votersFemale: station.votersFemale,
    },
    village: refOf(village),
    ancestors: ancestorsOf(at.village).flatMap((path) => regions.get(path) ?? []).map(refOf),
    channel: at.channel,
    channels: [...contest.channels],
    versions: shown.map((row, i) => versionView(contest, station, { ...row, by: names.get(row.actor) ?? null }, rows[i + 1])),
    older: rows.length > MOST_VERSIONS ? shown.at(-1)?.version ?? null : null,
    state: await stateOf(db, contest, at.channel, { villageId: village.id, station: station.number }),
    previous: stations[place - 1]?.number ?? null,
    next: stations[place + 1]?.number ?? null,
  });
}

async function stateOf(db: Db, { id, publication }: ContestContext, channel: string, { villageId, station }: { villageId: number; station: number }): Promise<SheetPage['state']> {
  if (publication === 'as_recorded' || channel !== QUICK) return null;
  const [found] = await caseStates(db, id, { villageIds: [villageId], stations: [station] });
  return found?.state ?? 'awaited';
}

export const refOf = ({ path, code, name, level }: Pick<Region, keyof RegionRef & keyof Region>): RegionRef => ({ path, code, name, level });

function versionView(contest: ContestContext, station: Station, row: VersionRow & { readonly by: string | null }, before: VersionRow | undefined): SheetVersionView {
  const { form } = contest;
  const { votersMale: male, votersFemale: female } = station;
  const dpt: OfficialDpt = { male, female, total: male === null || female === null ? null : male + female };
  const findings = checkSheet(form, row.figures, { unitType: station.unitType, dpt }, contest.parameters);
  return {
    version: row.version, current: row.current, origin: row.origin, by: row.by, recordedAt: row.recorded_at.toISOString(), reason: row.reason,
    figures: recordFromFigures(form, row.figures),
    provenance: row.provenance ?? {},
    findings: findings.map((finding) => findingView(form, finding)),
    changed: before ? form.cells.filter(({ position }) => row.figures[position] !== before.figures[position]).map(({ id }) => id) : [],
  };
}

/** A finding with its sentence for the KPPS member and for the supervisor, in both languages. */
function findingView(form: Form, finding: Finding): FindingView {
  const { code, severity, cells, expected, found } = finding;
  const words = (audience: Audience) => ({ id: explain(finding, form, 'id', audience), en: explain(finding, form, 'en', audience) });
  return { code, severity, cells: [...cells], expected, found, kpps: words('kpps'), supervisor: words('supervisor') };
}
