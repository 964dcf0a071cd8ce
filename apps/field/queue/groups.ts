import type { SubmittedEntry } from '../../../modules/sheets/contract.ts';
import { isOpenRefusal, isUnsent, newestFirst, type QueueItem } from './states.ts';

/** How a group as a whole stands: what needs somebody first. */
export type GroupState = 'refused' | 'aside' | 'unsent' | 'waiting' | 'sent' | 'seen';

/** What this phone said of one sheet (or of its own duty), in one place. */
export type QueueGroup = {
  readonly key: string;
  /** Contest, village, station as an address names them; none: words of the phone's own duty. */
  readonly sheet: readonly string[] | null;
  /** `DPR · TPS 001`; '' for the duty's own. */
  readonly about: string;
  readonly state: GroupState;
  /** Needs somebody: shown. The rest is history: folded. Both newest first. */
  readonly open: readonly QueueItem[]; readonly history: readonly QueueItem[];
};

/** A sheet's lanes are `sheet C/V/S`, `statement C/V/S` and `photo C/V/S/page/purpose/hash`. */
function sheetOf({ kind, lane }: QueueItem): readonly string[] | null {
  if (kind === 'report') return null;
  const [contest, village, station] = lane.slice(lane.indexOf(' ') + 1).split('/');
  return contest && village && station ? [contest, village, station] : null;
}

/** A colleague's entry came first, and nobody has compared the two. */
export const isOpenAside = ({ kind, state, handled, answer }: QueueItem): boolean =>
  kind === 'entry' && state === 'sent' && !handled && typeof answer === 'object' && (answer as SubmittedEntry | null)?.outcome === 'aside';

/** @param halted the house takes nothing from this phone any more: what was not sent needs somebody */
const needsSomebody = (item: QueueItem, halted: boolean): boolean => isOpenRefusal(item) || isOpenAside(item) || (halted && isUnsent(item));

function stateOf(items: readonly QueueItem[], halted: boolean): GroupState {
  if (items.some(isOpenRefusal)) return 'refused';
  if (items.some(isOpenAside)) return 'aside';
  if (items.some(isUnsent)) return halted ? 'unsent' : 'waiting';
  return items.some(({ state }) => state === 'sent') ? 'sent' : 'seen';
}

const RANK: Readonly<Record<GroupState, number>> = { refused: 0, aside: 0, unsent: 1, waiting: 2, sent: 3, seen: 3 };

/** The queue by sheet: those that need somebody, those that wait, the others; among equals whatever was said last stands first. */
export function grouped(items: readonly QueueItem[], halted: boolean): QueueGroup[] {
  const groups = new Map<string, QueueItem[]>();
  for (const item of newestFirst(items)) {
    const key = sheetOf(item)?.join('/') ?? 'duty';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, all]): QueueGroup => ({
    key, sheet: all[0] ? sheetOf(all[0]) : null, about: aboutOf(all), state: stateOf(all, halted),
    open: all.filter((item) => needsSomebody(item, halted)), history: all.filter((item) => !needsSomebody(item, halted)),
  })).sort((a, b) => RANK[a.state] - RANK[b.state]);
}

/** The shortest name that anything of the group has: that of a photo ends with its page. */
const aboutOf = (items: readonly QueueItem[]): string => items.map(({ about }) => about).filter(Boolean).sort((a, b) => a.length - b.length)[0]?.replace(/( · TPS \d+) · \d+$/, '$1') ?? '';

/** What stands on a line besides the name of its group: the page of a photo; '' for everything else. */
export const pageIn = ({ kind, about }: QueueItem): string => (kind === 'photo' ? / · TPS \d+ · (\d+)$/.exec(about)?.[1] ?? '' : '');
