import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import { contest as contestQuery } from '../../api/queries.ts';
import type { ContestPage } from '../../api/types.ts';
import { useWords } from '../../i18n/index.ts';
import { TextField } from '../../components/TextField.tsx';
import { cellName, formOf } from '../sheets/form.ts';
import type { BundleConflict } from './wire.ts';
import css from './bundle.module.css';

export type Choice = { readonly take: 'hall' | 'office' | null; readonly reason: string };
type Props = { conflict: BundleConflict; choice: Choice | undefined; onChange: (choice: Choice) => void };
const NONE: Choice = { take: null, reason: '' };

/** One difference: both sides beside each other, who said so and when; chosen by a person with the reason. */
export function ConflictCard({ conflict, choice = NONE, onChange }: Props) {
  const { t, text, moment } = useWords();
  const { form, ballot } = useForm(conflict.contest);
  const name = useId();
  const cells = inOrder(form, Object.keys({ ...conflict.hall.cells, ...conflict.office.cells }));
  return (
    <fieldset className={css.conflict}>
      <legend>{text(conflict.thing)}</legend>
      {conflict.why && <p className={css.warned}>{text(conflict.why)}</p>}
      <div className={css.sides}>
        {(['hall', 'office'] as const).map((side) => {
          const { says, cells: figures, by, at } = conflict[side];
          return (
            <label key={side} className={css.side} data-closed={!conflict.choices.includes(side) || undefined}>
              <span><input type="radio" name={name} value={side} disabled={!conflict.choices.includes(side)} checked={choice.take === side} onChange={() => onChange({ ...choice, take: side })} /> <b>{t(`bundle.side.${side}`)}</b></span>
              <span>{text(says)}</span>
              {form && cells.length > 0 && <span className={css.cells}>{cells.map((cell) => <CellFigure key={cell} form={form} party={partyOf(ballot, cell)} cell={cell} figure={figures[cell] ?? null} />)}</span>}
              {(by ?? at) && <span className="small quiet">{by} {at && moment(at)}</span>}
            </label>
          );
        })}
      </div>
      <TextField label={t('bundle.reason')} value={choice.reason} onChange={(reason) => onChange({ ...choice, reason })} maxLength={500} required isMarked />
    </fieldset>
  );
}

type Ballot = ContestPage['contestants'];

/** The form of a line's contest, which names its figures as the paper does, and who stands in it. */
function useForm(contest: number | null): { form: Form | null; ballot: Ballot | null } {
  const page = useQuery({ ...contestQuery(contest ?? 0), enabled: contest !== null }).data;
  return useMemo(() => ({ form: page ? formOf(page) : null, ballot: page?.contestants ?? null }), [page]);
}

const inOrder = (form: Form | null, cells: readonly string[]): string[] => [...cells].sort((a, b) => (form?.index[a] ?? 0) - (form?.index[b] ?? 0));

/** The party that a box belongs to, by number and short name; empty where the box is no party's. */
function partyOf(ballot: Ballot | null, cell: string): string {
  const number = Number(/^P\.(\d+)\./.exec(cell)?.[1]);
  const party = ballot?.find((one) => one.number === number);
  return party ? ` · ${party.number} ${party.shortName ?? party.name}` : '';
}

function CellFigure({ form, party, cell, figure }: { form: Form; party: string; cell: string; figure: number | null }) {
  const { text, number } = useWords();
  const { place, label } = cellName(form, cell);
  return <span className={css.cell}><span>{place} {text(label)}{party}</span> <b>{figure === null ? '–' : number(figure)}</b></span>;
}
