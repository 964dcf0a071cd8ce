import { keys } from '../../../../kernel/crypt/house-keys.ts';
import { SPECIFIC_DATA, type SpecificKind, type SpecificShown } from '../contract.ts';

export type SpecificValue = NonNullable<SpecificShown['value']>;

/** The purpose of a kind: part of what is stored. */
export const purposeOf = (kind: SpecificKind): string => `specific.${kind}`;

/** Each kind is sealed under a purpose of its own and bound to its person: no row opens as another kind or for somebody else. */
export const sealSpecific = (kind: SpecificKind, value: SpecificValue, person: string): Buffer => keys().seal(purposeOf(kind), JSON.stringify(value), person);
export const openSpecific = (kind: SpecificKind, sealed: Buffer, person: string): SpecificValue =>
  SPECIFIC_DATA[kind].parse(JSON.parse(keys().unseal(purposeOf(kind), sealed, person)));
