import type { Lang } from '../../kernel/text.ts';
import type { Finding } from './check/finding.ts';
import { filled, textKey } from './explain.ts';
import type { Form } from './form.ts';
import { PLAIN_TEXTS } from './texts/plain.ts';

/** A finding as a plenary reads it: with the whole name of the row, without the number of the rule and signs of arithmetic. */
export const explainPlainly = (finding: Finding, form: Form, lang: Lang): string => filled(PLAIN_TEXTS[textKey(finding)][lang], finding, form, lang, 'supervisor');
