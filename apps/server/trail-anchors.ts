import { join, resolve } from 'node:path';
import { ANCHOR_FILE, anchorTrail } from '../../kernel/audit/anchors.ts';
import { tellFault } from '../../kernel/audit/faults.ts';
import type { Db } from '../../kernel/db/schema.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';

/** Where a house notes the ends of its trail, outside the database. */
export const anchorFile = (data: string): string => join(resolve(data), ANCHOR_FILE);

/** Notes the ends of the trail, and raises its voice where they no longer fit what was noted before; never throws. */
export async function noteAnchors(db: Db, data: string, log: Log): Promise<void> {
  try {
    const faults = await anchorTrail(db, anchorFile(data), new Date());
    if (faults.length > 0) log.error({ faults: faults.map((fault) => tellFault(fault, 'en')) }, 'the trail does not fit its anchors: run erekap doctor --audit');
  } catch (error) {
    log.error({ err: error }, 'the ends of the trail could not be noted');
  }
}

/** Every hour, as well as at each start and each orderly stop. */
export const anchorJob = (db: Db, data: string, log: Log): Job => ({ name: 'anchor_trail', cron: '7 * * * *', run: () => noteAnchors(db, data, log) });
