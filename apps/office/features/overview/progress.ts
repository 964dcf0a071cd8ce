import type { Words } from '../../i18n/index.ts';
import type { OverviewRow } from './wire.ts';

/** How far a region is: sheets that are agreed on, or in where nobody reads again. */
export const doneOf = (row: Pick<OverviewRow, 'states' | 'quickIn'>): number => row.states?.accepted ?? row.quickIn;
export const shareOf = (row: Pick<OverviewRow, 'states' | 'quickIn' | 'sheets'>): number => (row.sheets === 0 ? 0 : doneOf(row) / row.sheets);

export const STEPS = [0, 1, 2, 3, 4] as const;
export type ProgressStep = (typeof STEPS)[number];

/** None, less than half, half or more, nine in ten or more, all. */
export function stepOf(share: number): ProgressStep {
  if (share >= 1) return 4;
  if (share >= 0.9) return 3;
  if (share >= 0.5) return 2;
  return share > 0 ? 1 : 0;
}

const MINUTE = 60_000;
export const isStuck = (since: string | null, now: string): boolean => since !== null && Date.parse(now) - Date.parse(since) > 60 * MINUTE;

/** How long something waits, by the clock of the house. */
export function ageOf(since: string, now: string, { t }: Words): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(since)) / MINUTE);
  if (minutes < 1) return t('overview.age.now');
  if (minutes < 60) return t('overview.age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t('overview.age.hours', { hours, minutes: minutes % 60 }) : t('overview.age.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** What a tile says, whole: for whoever points at it. */
export const tileWords = (row: OverviewRow, now: string, words: Words): string => `${row.name}: ${tileFacts(row, now, words)}`;

/** The same after the name. */
export function tileFacts(row: OverviewRow, now: string, words: Words): string {
  const facts = { percent: words.percent(shareOf(row)), done: doneOf(row), total: row.sheets };
  const { states } = row;
  const first = states
    ? words.t('overview.tile', { ...facts, awaited: states.awaited, entered: states.entered + states.photographed, different: states.different, again: states.asked_again })
    : words.t('overview.tileRecorded', facts);
  return [first, ...(row.oldest ? [words.t('overview.tileStuck', { age: ageOf(row.oldest, now, words) })] : []), ...(row.alarms > 0 ? [words.t('overview.tileAlarm', { count: row.alarms })] : [])].join(' ');
}
