import type { Finding } from './check/finding.ts';
import { filled, textKey } from './explain.ts';
import type { Form } from './form.ts';
import { PAPER_TEXTS } from './texts/paper.ts';

/** A finding as a printed paper tells it: with the whole name of the row, without the number of the rule and signs of arithmetic. */
export const explainOnPaper = (finding: Finding, form: Form): string => filled(PAPER_TEXTS[textKey(finding)], finding, form, 'id', 'supervisor');
