import { figuresFromRecord, type SheetContext } from '../../../modules/forms/index.ts';
import type { FieldState } from '../app/state.ts';
import { contestsAt, type WorkStation } from '../station/names.ts';
import { standingOf, viewOf } from '../station/sheet-state.ts';
import { onlyKnown, sheetFormOf } from './sheet-form.ts';

/** The other sheets of the same station, as far as this phone knows them: the lists of voters are the same on all of them. */
export function otherSheets(contest: number, station: WorkStation, { work, items, drafts }: FieldState): NonNullable<SheetContext['otherContests']> {
  if (!work) return [];
  return contestsAt(work, station).filter(({ id }) => id !== contest).flatMap((other) => {
    const view = viewOf({ contest: other.id, village: station.village.path, station: station.station }, { items, drafts, sheets: work.sheets });
    const figures = view.draft?.figures ?? standingOf(view)?.figures;
    if (!figures) return [];
    const { form } = sheetFormOf(other, station);
    return [{ form, figures: figuresFromRecord(form, onlyKnown(form, figures)) }];
  });
}
