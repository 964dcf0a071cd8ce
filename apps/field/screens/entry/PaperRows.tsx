import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { explain, type Cell, type Finding, type Form } from '../../../../modules/forms/index.ts';
import type { Desk } from '../../entry/desk.ts';
import { findingsOf, sumBeside, sumsOf } from '../../entry/sheet-form.ts';
import type { EntryStep } from '../../entry/steps.ts';
import { useWords } from '../../words/useWords.ts';
import { RowLine } from './RowLine.tsx';

type Props = { readonly desk: Desk; readonly step: EntryStep; readonly current: string; readonly onPick: (cell: string) => void; readonly lead?: ReactNode };

export const cellOf = (form: Form, id: string): Cell => form.cells[form.index[id] ?? -1] as Cell;

/** The rows of one part of the paper, with what adds up beside them and what does not. */
export function PaperRows({ desk, step, current, onPick, lead }: Props) {
  const { lang, text } = useWords();
  const { sheet, draft } = desk;
  const { form } = sheet;
  const list = useRef<HTMLDivElement>(null);
  const sums = useMemo(() => sumsOf(sheet), [sheet]);
  const findings = useMemo(() => findingsOf(sheet, draft.figures), [sheet, draft.figures]);
  useEffect(() => { showCell(list.current, current); }, [current, step, findings]);
  const notesOf = (cells: readonly string[]): { hard: boolean; words: string }[] =>
    findings.filter(({ cells: [first] }: Finding) => first !== undefined && cells.includes(first)).map((one) => ({ hard: one.severity === 'hard', words: explain(one, form, lang, 'kpps') }));
  return (
    <div className="paper" ref={list}>
      {lead}
      {step.groups.map((group) => (
        <section key={group.letter}>
          {group.title && step.party === null && <h2>{group.letter && `${group.letter}. `}{text(group.title)}</h2>}
          <ul>
            {group.rows.map((row) => (
              <RowLine
                key={row.id} row={row} current={current} onPick={onPick} notes={notesOf(row.cells)}
                figures={row.cells.map((id) => ({ cell: cellOf(form, id), value: draft.figures[id], sum: sumBeside(sums, id, draft.figures) }))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Brings the boxes into sight, and with them what does not match in their row as far as there is room for both. */
function showCell(list: HTMLElement | null, cell: string): void {
  const boxes = list?.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
  const amiss = [...(boxes?.closest('li')?.querySelectorAll('.paper-sum[data-state="differs"], .paper-note.hard') ?? [])];
  for (const one of [...amiss.reverse(), boxes]) one?.scrollIntoView({ block: 'nearest' });
}
