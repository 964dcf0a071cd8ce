/** State of the room: which election is read, and whether only one of its contests. */
export type VerificationSearch = { event?: string | undefined; contest?: number | undefined };

export function verificationSearch(raw: Record<string, unknown>): VerificationSearch {
  const [event, contest] = [raw['event'], Number(raw['contest'])];
  return { event: typeof event === 'string' && event !== '' ? event : undefined, contest: Number.isInteger(contest) && contest > 0 ? contest : undefined };
}
