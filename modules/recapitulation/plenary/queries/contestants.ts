import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import type { ContestType } from '../../../forms/index.ts';
import { contestPage } from '../../../elections/index.ts';

/** What a contestant is called on the ballots of a type here; null where nobody has that number. */
export async function contestantName(db: Reader, contests: readonly ContestContext[], type: ContestType, number: number): Promise<string | null> {
  for (const contest of contests.filter((one) => one.type === type)) {
    const page = await contestPage(db, contest.id);
    const found = page.ok ? page.value.contestants.find((one) => one.number === number) : undefined;
    if (found) return found.name;
  }
  return null;
}
