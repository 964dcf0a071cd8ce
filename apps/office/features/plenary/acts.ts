import type { Words } from '../../i18n/index.ts';

const ACTS = [
  'plan', 'change_plan', 'open', 'pause', 'resume', 'close', 'reopen', 'groups', 'attend', 'leave', 'confirm', 'correct', 'undo', 'raise_objection', 'answer_objection', 'certificate_draw_up', 'certificate_read_back', 'certificate_sign', 'certificate_add_signer',
  'certificate_send', 'certificate_accept', 'certificate_return', 'certificate_reopen', 'hall_out', 'hall_lost', 'hall_decision', 'hall_in',
] as const;

/** An act of the minutes in words; one that this screen does not know yet by its own name. */
export function actName({ t }: Words, act: string): string {
  const known = ACTS.find((one) => one === act);
  return known ? t(`plenary.act.${known}`) : act;
}
