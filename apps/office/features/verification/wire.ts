import type { z } from 'zod';
import type { AnsweredTask as AnsweredSchema, AnswerTask as AnswerSchema, NextTaskAnswer as NextSchema, Task as TaskSchema } from '../../../../modules/sheets/contract.ts';

/** The wire of this room, seen from the office: types only. */
export type Task = z.infer<typeof TaskSchema>;
export type NextTaskAnswer = z.infer<typeof NextSchema>;
export type AnswerTask = z.input<typeof AnswerSchema>;
export type AnsweredTask = z.infer<typeof AnsweredSchema>;

export const FAULTS = ['unreadable', 'wrong_page', 'wrong_station', 'not_a_sheet'] as const satisfies readonly NonNullable<AnswerTask['fault']>[];
export type Fault = (typeof FAULTS)[number];
