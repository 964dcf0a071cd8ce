import { may, ofEvent, type Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { codesOf } from '../../../forms/index.ts';
import { findRegions, parentPath } from '../../../regions/index.ts';
import { fieldEvent } from '../../capture/store/field.ts';
import { rollBit } from '../../rules/judge.ts';
import { seesEntries } from '../../sees-entries.ts';
import { againstAt } from '../against.ts';
import type { CaseList, CaseQuery } from '../contract.ts';
import { caseLines, countCases, type CaseLine } from '../store/cases.ts';
import { ownersOf } from './owners.ts';

/** How far each sheet of a region has come, never a figure; what its people said of it is told to who may see entries there. */
export async function caseList(db: Db, actor: Actor, contest: ContestContext, { region, state, after, limit }: CaseQuery): Promise<CaseList> {
  const lines = await caseLines(db, contest, { region, state, limit, after: afterOf(after) });
  const event = await fieldEvent(db, [contest.event]);
  const villages = [...new Set(lines.map(({ path }) => path))];
  const owners = event ? await ownersOf(db, event, villages) : new Map<string, { readonly name: string }>();
  const above = await findRegions(db, contest.scheme, [...new Set(villages.flatMap((path) => parentPath(path) ?? []))], contest.validOn);
  const last = lines.length === limit ? lines.at(-1) : undefined;
  const against = await againstOf(db, actor, contest, lines);
  return {
    rows: lines.map(({ path, code, name, since, replacedAt, ...line }) => ({
      contest: contest.id, village: { path, code, name, level: 'village' as const }, subdistrict: above.get(parentPath(path) ?? '')?.name ?? '', station: line.station, state: line.state,
      since: since?.toISOString() ?? null, photos: line.photos, ...saidOf(actor, contest, { path, ...line }), owner: owners.get(path)?.name ?? null, handedOut: line.handedOut, photosReplacedAt: replacedAt?.toISOString() ?? null,
      against: against({ path, ...line }),
    })),
    total: await countCases(db, contest, { region, state }), after: last ? `${last.path}/${last.station}` : null,
  };
}

/** Who does not agree with the copies of a station, for whoever may read what those who watch say there. */
async function againstOf(db: Db, actor: Actor, { id, scheme, event }: ContestContext, lines: readonly CaseLine[]): Promise<(line: Pick<CaseLine, 'villageId' | 'path' | 'station'>) => CaseList['rows'][number]['against']> {
  const mayRead = ({ path, station }: Pick<CaseLine, 'path' | 'station'>): boolean => may(actor, 'supervision.read', { scheme, path: `${path}/${station}`, within: ofEvent(event) });
  const villageIds = [...new Set(lines.filter(mayRead).map(({ villageId }) => villageId))];
  const found = new Map((await againstAt(db, { contest: id, villageIds })).map(({ villageId, station, objection, differs }) => [`${villageId}/${station}`, { objection, differs }]));
  return (line) => (mayRead(line) ? found.get(`${line.villageId}/${line.station}`) ?? { objection: 0, differs: 0 } : null);
}

type Said = Pick<CaseList['rows'][number], 'entries' | 'differing' | 'broken'>;

function saidOf(actor: Actor, contest: ContestContext, line: Omit<CaseLine, 'villageId' | 'code' | 'name' | 'since' | 'replacedAt'>): Said {
  const { scheme, event } = contest;
  const { path, station, entries, differing, counting } = line;
  if (seesEntries(actor, { scheme, path: `${path}/${station}`, within: ofEvent(event) })) return { entries, differing, broken: codesOf(flagsOf(contest, line)) };
  return { entries: null, differing: null, broken: codesOf(counting ?? 0) };
}

/** What the figures that count break; before any do, what the station's word does, also against the roll (a first entry made before the roll was asked does not say). */
function flagsOf({ form, parameters }: ContestContext, { state, broken, written, dpt, unitType, counting }: Pick<CaseLine, 'state' | 'broken' | 'written' | 'dpt' | 'unitType' | 'counting'>): number {
  return state === 'accepted' && counting !== null ? counting : broken | rollBit(form, written, dpt, parameters.exempt[unitType] ?? []);
}

function afterOf(text: string | undefined): { village: string; station: number } | null {
  const found = /^([\w.]{1,130})\/(\d{1,4})$/.exec(text ?? '');
  return found ? { village: found[1] ?? '', station: Number(found[2]) } : null;
}
