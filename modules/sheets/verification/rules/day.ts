/** Indonesia's working day is counted in the time of Jakarta (WIB, UTC+7) wherever the server stands. */
const WIB_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** When the day of a moment began. */
export const startOfDay = (at: Date): Date => new Date(Math.floor((at.getTime() + WIB_MS) / DAY_MS) * DAY_MS - WIB_MS);
