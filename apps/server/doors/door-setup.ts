import { availableParallelism } from 'node:os';
import type { Config } from '../../../kernel/config.ts';
import type { Connection } from '../../../kernel/db/open.ts';
import type { DoorMemory } from '../../../kernel/doors/memory.ts';
import type { Delivers } from '../../../kernel/messages/adapters.ts';
import type { PaceLimits } from '../../../kernel/http/pace.ts';

/** Everything a door needs to know, plain enough to be handed to another thread. */
export type DoorSetup = {
  readonly config: Config; readonly connection: Connection; readonly demo: boolean; readonly delivers: Delivers;
  readonly officeDir: string; readonly fieldDir: string; readonly pace: PaceLimits;
  /** Which door this is (0 = the thread that keeps the house) of how many, and what all of them count together. */
  readonly door: number; readonly doors: number; readonly memory: DoorMemory;
  /** Where to listen. With `shared`, several doors listen there and the kernel deals out the callers. */
  readonly listen: { readonly host: string; readonly port: number; readonly shared: boolean };
  /** Where people find the house, for links in messages. */
  readonly houseAddress: string;
};

const FEWEST_CONNECTIONS = 4;
const MOST_BY_ITSELF = 4;

/** How many doors a house opens: as DOORS says; else one for each core but one, up to four. A demo city and a hall need one. */
export function doorsOf({ DOORS }: Pick<Config, 'DOORS'>, isSmall: boolean, cores = availableParallelism()): number {
  return DOORS ?? (isSmall ? 1 : Math.max(1, Math.min(MOST_BY_ITSELF, cores - 1)));
}

/** The doors share the connections that one would have, but none has too few to serve others beside a slow question. */
export const connectionsEach = ({ DATABASE_POOL }: Pick<Config, 'DATABASE_POOL'>, doors: number): number =>
  Math.max(Math.min(FEWEST_CONNECTIONS, DATABASE_POOL), Math.ceil(DATABASE_POOL / doors));
