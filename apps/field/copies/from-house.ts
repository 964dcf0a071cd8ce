import { CONTESTS, type ContestType } from '../../../modules/forms/index.ts';
import { held } from '../app/state.ts';
import { askSigned, type Answer, type Profile } from '../net/api.ts';
import type { SheetCopy, SlimBallot } from './copy.ts';

/** The parts of the house's answers that a watcher's phone needs (modules/elections, regions, supervision). */
type HouseEvent = { readonly slug: string; readonly publication: string; readonly contests: readonly HouseContest[] };
export type HouseContest = { readonly id: number; readonly name: string; readonly type: ContestType; readonly region: { readonly path: string } };
type HouseForm = HouseContest & {
  readonly variant: string; readonly contestants: readonly { readonly number: number; readonly name: string; readonly shortName: string | null }[];
  readonly cells: readonly { readonly id: string }[];
};
type HouseCopy = { readonly text: string; readonly signature: string | null; readonly message: string | null; readonly device: string | null; readonly publicKey: string | null; readonly by: string };
export type HouseVillage = { readonly path: string; readonly name: string };

async function ask<T>(target: string): Promise<Answer<T>> {
  const { record } = held;
  return record ? askSigned<T>(record.id, record.privateKey, target) : { kind: 'unreachable' };
}

/** Where a watcher may ask for copies: the contests of their election, and the villages of their duty. Null where the house cannot be asked, or the duty is larger than a subdistrict. */
export async function placesToAsk({ region, regionName, within }: Profile): Promise<{ readonly contests: readonly HouseContest[]; readonly villages: readonly HouseVillage[]; readonly station: number | null } | null> {
  const [path = '', station] = region.split('/');
  const depth = path.split('.').length;
  if (depth < 3) return null;
  const events = await ask<readonly HouseEvent[]>('/api/events');
  if (events.kind !== 'answered') return null;
  const contests = events.value.filter(({ slug, publication }) => publication !== 'as_recorded' && (!within || within === `event:${slug}`)).flatMap((event) => event.contests)
    .filter((contest) => path === contest.region.path || contest.region.path === '' || path.startsWith(`${contest.region.path}.`));
  if (depth > 3) return { contests, villages: [{ path, name: regionName ?? path }], station: station === undefined ? null : Number(station) };
  const page = await ask<{ readonly children: readonly HouseVillage[] }>(`/api/regions?${new URLSearchParams({ path }).toString()}`);
  return page.kind === 'answered' ? { contests, villages: page.value.children, station: null } : null;
}

/** `absent`: the house holds no copy of this sheet for the asker. */
export type Fetched = { readonly kind: 'copy'; readonly copy: SheetCopy } | { readonly kind: 'absent' | 'later' };

/** The newest entry of a sheet as the house has it, in the shape in which phones hand it to each other. */
export async function fetchCopy(contest: number, village: HouseVillage, station: number): Promise<Fetched> {
  const query = new URLSearchParams({ contest: String(contest), village: village.path, station: String(station) });
  const [form, answer] = [await ask<HouseForm>(`/api/contests/${contest}`), await ask<HouseCopy>(`/api/field/copies?${query.toString()}`)];
  for (const one of [form, answer]) if (one.kind === 'unreachable' || (one.kind === 'refused' && (one.status >= 500 || one.status === 429))) return { kind: 'later' };
  if (form.kind !== 'answered' || answer.kind !== 'answered') return { kind: 'absent' };
  const { text, signature, message, device, publicKey, by } = answer.value;
  const { name, type, variant } = form.value;
  // Lines of kernel/device-message.ts: mark, method, target, hash, device, time, key.
  const [, , , , , time = '', key = ''] = (message ?? '').split('\n');
  const copy: SheetCopy = {
    v: 1, text, device: device ?? '', time: time || (JSON.parse(text) as { saidAt: string }).saidAt, key, signature: signature ?? '', publicKey, by,
    contest: { name, type, variant, ballot: ballotOf(form.value) }, place: village.name,
  };
  return { kind: 'copy', copy };
}

/** The ballot as the cells of the form tell it. */
export function ballotOf({ type, contestants, cells }: Pick<HouseForm, 'type' | 'contestants' | 'cells'>): SlimBallot {
  const kind = CONTESTS[type].ballot;
  const standing = contestants.filter(({ number }) => number > 0);
  const call = ({ name, shortName }: HouseForm['contestants'][number]): string => shortName ?? name;
  if (kind !== 'parties') return { kind, rows: standing.map((one) => [one.number, call(one)]), ...(cells.some(({ id }) => id === 'C.0') ? { empty: true as const } : {}) };
  const numbers = (party: number): number[] => cells.flatMap(({ id }) => { const found = /^P\.(\d+)\.(\d+)$/.exec(id); return found && Number(found[1]) === party ? [Number(found[2])] : []; });
  return { kind, rows: standing.map((one) => [one.number, call(one), numbers(one.number)]) };
}
