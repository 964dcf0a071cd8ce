/** The one source of time, so that a test can hold it still. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export const fixedClock = (at: string | Date): Clock => ({ now: () => new Date(at) });
