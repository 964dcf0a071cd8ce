import type { z } from 'zod';
import type * as Contract from '../../../../modules/recapitulation/contract.ts';

/** The wire of this room, seen from the office: types only. */
type C = typeof Contract;
export type OverviewPage = z.infer<C['OverviewPage']>;
export type OverviewRow = OverviewPage['rows'][number];
export type Waiting = OverviewPage['stuck'][number];
export type OutlierList = z.infer<C['OutlierList']>;
export type OutlierRow = OutlierList['rows'][number];

/** Held to the contract by their types, without carrying it into the bundle. */
export const OUTLIER_CODES = ['turnout_low', 'turnout_high', 'invalid_high', 'one_takes_all', 'all_zero', 'above_voters', 'far_from_village', 'channels_differ', 'objected'] as const satisfies C['OUTLIER_CODES'];
export type OutlierCode = (typeof OUTLIER_CODES)[number];
