import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ContestPage, Figures } from '../../api/types.ts';
import { findingsOf, formOf, parametersOf } from '../sheets/form.ts';
import { keepReading, keptReading } from './kept-reading.ts';
import { EMPTY, figuresOf, restEmpty, stepsOf, unsaid, type Reading } from './reading.ts';
import type { Task } from './wire.ts';

/** What needs to be known of the station, which a reader of another region is not told. */
const OF_STATION = new Set(['R13']);

/** What is typed for one task, where the hand is, and what does not add up. */
export function useReading(contest: ContestPage, task: Task) {
  const form = useMemo(() => formOf(contest), [contest]);
  const steps = useMemo(() => stepsOf(form, task.cells && new Set(task.cells)), [form, task]);
  const cells = useMemo(() => steps.flatMap((step) => step.cells), [steps]);
  const kept = useMemo(() => keptReading(task.id), [task.id]);
  const [reading, setReading] = useState<Reading>(kept?.reading ?? {});
  const [at, setAt] = useState(kept && cells.includes(kept.at) ? kept.at : cells[0] ?? '');
  // A page loaded anew, by mistake or by the browser, costs no typed figure.
  useEffect(() => { if (Object.keys(reading).length > 0) keepReading(task.id, { reading, at }); }, [task.id, reading, at]);
  const figures: Figures = figuresOf(cells, reading);
  const parameters = useMemo(() => parametersOf(contest), [contest]);
  const findings = parameters ? findingsOf(form, figures, { unitType: 'regular' }, parameters).filter(({ code }) => !OF_STATION.has(code)) : [];
  const type = useCallback((cell: string, text: string) => setReading((old) => ({ ...old, [cell]: text })), []);
  const step = steps.find((one) => one.cells.includes(at)) ?? steps[0];
  const beside = (by: 1 | -1): string => cells[Math.min(cells.length - 1, Math.max(0, cells.indexOf(at) + by))] ?? at;
  return { form, steps, step, cells, reading, at, setAt, figures, findings, type, empty: (cell: string) => type(cell, EMPTY), emptyRest: () => setReading((old) => restEmpty(cells, old)), beside, left: unsaid(cells, reading) };
}

export type ReadingState = ReturnType<typeof useReading>;
