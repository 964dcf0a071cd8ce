import { z } from 'zod';
import { moment } from '../../../../kernel/moment.ts';
import { saying } from '../../../../kernel/text.ts';
import { RegionPath } from '../../../regions/contract.ts';

export const Int = z.number().int().min(1).max(2_147_483_647);
/** A moment that calendars of this house know: from 1900 on. */
export const Moment = moment().refine((at) => at >= '1900', saying({ id: 'sebelum tahun 1900', en: 'before the year 1900' }));
/** `subdistrict` and `overseas` (a mission abroad) add up polling stations, the others the certificates of the level below. */
export const PlenaryLevel = z.enum(['subdistrict', 'regency', 'province', 'national', 'overseas']);
export type PlenaryLevel = z.infer<typeof PlenaryLevel>;
export const CAPACITIES = ['chair', 'member', 'witness', 'supervisor', 'pps', 'observer', 'guest'] as const;
export const Capacity = z.enum(CAPACITIES);
export type Capacity = z.infer<typeof Capacity>;

/** A line is known by contest, region path and station (0 above the subdistrict). */
export const LineRef = z.object({ contest: Int, region: RegionPath, station: z.number().int().min(0).max(9999) });
export type LineRef = z.infer<typeof LineRef>;
