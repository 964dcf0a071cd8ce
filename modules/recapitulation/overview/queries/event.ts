import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fieldEvent } from '../../../sheets/index.ts';

/** The election that is looked at, with the tree and roll it counts by. */
export type OverviewEvent = NonNullable<Awaited<ReturnType<typeof fieldEvent>>>;

export const overviewEvent = (db: Db, slug: string): Promise<OverviewEvent | null> => fieldEvent(db, [slug]);

export const unknownEvent = problem('not_found', { thing: { id: 'Pemilu ini', en: 'This election' } });
