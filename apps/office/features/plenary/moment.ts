import type { Zone } from '../../../../modules/regions/rules.ts';

/** What a field for day and time holds (`2024-02-15T09:00`), by the clock of the plenary's place, as a moment; null while it is empty or half filled. */
export const momentOf = (local: string, { hoursEast }: Zone): string | null => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? `${local}:00+0${hoursEast}:00` : null);

/** The same the other way round: what the field shows for a moment. */
export const localOf = (moment: Date, { hoursEast }: Zone): string => new Date(moment.getTime() + hoursEast * 3_600_000).toISOString().slice(0, 16);
