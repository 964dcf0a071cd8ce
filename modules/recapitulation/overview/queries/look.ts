import type { Db } from '../../../../kernel/db/schema.ts';
import { fail, type Result } from '../../../../kernel/result.ts';
import type { OverviewPage, OverviewQuery } from '../contract.ts';
import { freshRound } from '../keep.ts';
import { overviewEvent, unknownEvent } from './event.ts';
import { overviewPage } from './overview-page.ts';
import { recordedPage } from './recorded-page.ts';

/** The overview of an election in a region, whatever way its figures come; the caller has checked the right. `mayName`: who answers for what waits may be told. */
export async function lookOverview(db: Db, { slug, region, contest, mayName }: OverviewQuery & { readonly slug: string; readonly mayName: boolean }): Promise<Result<OverviewPage>> {
  const event = await overviewEvent(db, slug);
  if (!event) return fail(unknownEvent);
  if (event.publication === 'as_recorded') return recordedPage(db, event, { region, contest });
  return overviewPage(db, event, { region, contest, mayName, countedAt: await freshRound(db) });
}
