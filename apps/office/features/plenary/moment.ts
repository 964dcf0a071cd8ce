/** Offset of the office's own clock, as its times are written (WIB). */
const ZONE = '+07:00';

/** What a field for day and time holds (`2024-02-15T09:00`), as a moment; null while it is empty or half filled. */
export const momentOf = (local: string): string | null => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? `${local}:00${ZONE}` : null);

/** The same the other way round: what the field shows for a moment. */
export const localOf = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
