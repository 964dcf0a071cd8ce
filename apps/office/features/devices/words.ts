import { skewParts, WRONG_CLOCK_MILLISECONDS } from '../../../../kernel/clock-skew.ts';
import type { Words } from '../../i18n/index.ts';
import type { DeviceRow } from './wire.ts';

/** How far a phone's clock is off, in words. @param skewMs phone minus server */
export function clockWords(skewMs: number | null, { t }: Words): string {
  if (skewMs === null) return t('clock.unknown');
  const { direction, unit, count } = skewParts(skewMs);
  return direction === 'exact' ? t('clock.exact') : t(`clock.${direction}.${unit}`, { count });
}

export const isClockWrong = (skewMs: number | null): boolean => skewMs !== null && Math.abs(skewMs) >= WRONG_CLOCK_MILLISECONDS;

export const regionWords = ({ regionName }: Pick<DeviceRow['on'], 'regionName'>, { t }: Words): string => regionName ?? t('region.nation');

/** 9:05 */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
