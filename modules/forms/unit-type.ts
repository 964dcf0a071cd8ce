import type { UnitType } from './contests.ts';
import { VARIANTS } from './variants/index.ts';
import type { VariantId } from './variants/variant.ts';

/**
 * The unit type that a station's number and country suggest, for lists that do not say it. Noken, KSK and POS cannot
 * be told from a number: they must be said. `special` from TPS 901 on, in the years that have that convention.
 */
export function usualUnitType(variant: VariantId, station: { readonly number: number; readonly overseas: boolean }): UnitType {
  if (station.overseas) return 'overseas_tps';
  const from = VARIANTS[variant].specialStationsFrom;
  return from !== null && station.number >= from ? 'special' : 'regular';
}
