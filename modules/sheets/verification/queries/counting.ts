import type { Reader } from '../../../../kernel/db/schema.ts';
import { QUICK } from '../../../elections/index.ts';
import { codesOf, recordFromFigures } from '../../../forms/index.ts';
import { judged } from '../../capture/decide.ts';
import type { SheetAt } from '../../capture/store.ts';
import { versionsOf } from '../../store/read.ts';
import type { CasePage } from '../contract.ts';

/** The figures of a sheet that count, as its case tells them; null = none do. Older versions stand on the sheet's own page. */
export async function countingVersion(db: Reader, at: SheetAt): Promise<CasePage['accepted']> {
  const { contest, place } = at;
  const [newest] = await versionsOf(db, contest.id, QUICK, place.villageId, place.station, null, 1);
  if (!newest) return null;
  const { version, recorded_at: since, reason, figures } = newest;
  return { version, since: since.toISOString(), reason, figures: recordFromFigures(contest.form, figures), broken: codesOf(judged(at, figures).broken) };
}
