/** State of the room: which election is read, and whether only one of its contests; both by their short names. */
export type VerificationSearch = { event?: string | undefined; contest?: string | undefined };

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const verificationSearch = (raw: Record<string, unknown>): VerificationSearch => ({ event: word(raw['event']), contest: word(raw['contest']) });
