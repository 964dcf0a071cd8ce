import { PLENARY_STEPS, type PlenaryState } from '../states.ts';

const from = (event: string): PlenaryState[] => PLENARY_STEPS.filter((step) => step.event === event).flatMap((step) => step.from).filter((state) => state !== 'none');
const [OPEN, SITTING, NOT_CLOSED]: readonly (readonly PlenaryState[])[] = [['open'], ['open', 'paused'], ['planned', 'open', 'paused']] as const;
const during = (states: readonly PlenaryState[] | undefined): readonly PlenaryState[] => states ?? [];

/** While the plenary is what each act of its minutes may be done: at the office, on a laptop, and where a file of a hall is judged. */
export const DURING = {
  open: from('open'), pause: from('pause'), resume: from('resume'), close: from('close'), reopen: from('reopen'), groups: during(NOT_CLOSED), attend: during(NOT_CLOSED), leave: during(NOT_CLOSED), correct_attendance: during(NOT_CLOSED), strike_attendance: during(NOT_CLOSED),
  raise_objection: during(SITTING), answer_objection: during(SITTING), correct_objection: during(SITTING), confirm: during(OPEN), correct: during(OPEN), undo: during(OPEN),
  certificate_draw_up: during(OPEN), certificate_read_back: during(OPEN), certificate_sign: during(OPEN), certificate_add_signer: during(OPEN), certificate_send: ['open', 'paused', 'closed'],
} as const satisfies Readonly<Record<string, readonly PlenaryState[]>>;
