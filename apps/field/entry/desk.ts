import type { ReactNode } from 'react';
import type { SheetContext } from '../../../modules/forms/index.ts';
import type { Draft } from './draft.ts';
import type { SheetForm } from './sheet-form.ts';

/** A sheet on the table: the real one or the one of the practice. The screens know no difference. */
export type Desk = {
  readonly sheet: SheetForm;
  /** `DPR`, `TPS 001 · Bukitlama`, and shorter where room is dear, `TPS 001` */
  readonly contest: string; readonly station: string; readonly tps: string;
  /** Kept and sent nowhere. */
  readonly isPractice?: true;
  readonly person: string;
  readonly draft: Draft;
  /** Other sheets of the same station, as far as the phone knows them. */
  readonly others: SheetContext['otherContests'];
  readonly save: (draft: Draft) => Promise<void>;
  readonly leave: () => void;
  readonly sign: () => Promise<void>;
  /** The picture of a page, to look at while typing; null = none of that page. */
  readonly picture?: (page: number) => ReactNode;
};
