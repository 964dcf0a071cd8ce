import { isWithin } from '../../../kernel/access.ts';
import type { UnitType } from '../contract.ts';
import table from '../data/unit-types.json' with { type: 'json' };

type Rule = { readonly scheme: string; readonly under?: string; readonly village?: string; readonly from?: number; readonly unitType: string };

/** The kind of a station that no file names, by the rules of data/unit-types.json. */
export function unitTypeOf(scheme: string, village: { readonly path: string; readonly name: string }, number: number): UnitType {
  const rule = (table.rules as readonly Rule[]).find((one) => one.scheme === scheme
    && (one.under === undefined || isWithin(village.path, one.under))
    && (one.village === undefined || one.village === village.name)
    && (one.from === undefined || number >= one.from));
  return (rule?.unitType ?? 'regular') as UnitType;
}

/** True at and below the 'province' of everything abroad; its countries stand at the level of regencies. */
export const isOverseas = (scheme: string, path: string): boolean =>
  (table.rules as readonly Rule[]).some((one) => one.scheme === scheme && one.under !== undefined && one.unitType.startsWith('overseas') && isWithin(path, one.under));
