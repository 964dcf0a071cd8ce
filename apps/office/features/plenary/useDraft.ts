import { useMemo, useState } from 'react';
import type { Form } from '../../../../modules/forms/index.ts';
import type { Figures } from '../../api/types.ts';
import { EMPTY, figuresOf, stepsOf, unsaid, type Reading } from '../verification/reading.ts';

/** Figures as they stand in fields: absent ones said to be empty. */
export const draftOf = (form: Form, figures: Figures): Reading => Object.fromEntries(form.cells.map(({ id }) => [id, figures[id] == null ? EMPTY : String(figures[id])]));

/** What is typed for a line, and where the hand is. `start` fills the fields whenever the `purpose` changes. */
export function useDraft(form: Form, start: Reading | null, purpose: string) {
  const cells = useMemo(() => stepsOf(form, null).flatMap((step) => step.cells), [form]);
  const [held, setHeld] = useState<{ purpose: string; reading: Reading }>({ purpose, reading: start ?? {} });
  const reading = held.purpose === purpose ? held.reading : start ?? {};
  const [at, setAt] = useState(cells[0] ?? '');
  const type = (cell: string, text: string): void => setHeld({ purpose, reading: { ...reading, [cell]: text } });
  const beside = (cell: string, by: 1 | -1): string => cells[cells.indexOf(cell) + by] ?? '';
  return { cells, reading, at, setAt, type, empty: (cell: string) => type(cell, EMPTY), beside, figures: figuresOf(cells, reading), left: unsaid(cells, reading) };
}

export type Draft = ReturnType<typeof useDraft>;
