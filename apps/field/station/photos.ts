import type { EntryWords } from '../../../modules/sheets/rules.ts';
import { sheetKey, type SheetName } from '../entry/draft.ts';
import type { FieldState } from '../app/state.ts';

/** The pictures that a sheet's figures were read from: the newest of each page, as far as this phone knows. */
export const photosOf = (name: SheetName, { work }: Pick<FieldState, 'work'>): EntryWords['photos'] =>
  (work?.sheets.find((sheet) => sheetKey(sheet) === sheetKey(name))?.photos ?? []).filter(({ standing }) => standing === 'current').map(({ page, sha256 }) => ({ page, sha256 }));
