import type { PlenaryLevel } from './wire.ts';

/** A subdistrict and a mission abroad add up polling stations, the others the certificates from below. */
export const isStations = (level: PlenaryLevel): boolean => level === 'subdistrict' || level === 'overseas';
