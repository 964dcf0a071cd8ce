import { VARIANT_2014 } from './2014.ts';
import { VARIANT_2019 } from './2019.ts';
import { VARIANT_2020_KWK } from './2020-kwk.ts';
import { VARIANT_2024_KWK } from './2024-kwk.ts';
import { VARIANT_2024 } from './2024.ts';
import type { FormVariant, VariantId } from './variant.ts';

/** Every result sheet this house can read, by variant. */
export const VARIANTS: Readonly<Record<VariantId, FormVariant>> = {
  '2014': VARIANT_2014,
  '2019': VARIANT_2019,
  '2020-kwk': VARIANT_2020_KWK,
  '2024': VARIANT_2024,
  '2024-kwk': VARIANT_2024_KWK,
};
