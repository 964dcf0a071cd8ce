import { inLanguage, type Problem } from '../problem.ts';
import type { Lang } from '../text.ts';

/** A problem as it travels. */
export type ToldProblem = { readonly told: Omit<Problem, 'params'>; readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** A problem in the reader's language, as problem+json (RFC 9457). */
export function toldProblem(found: Problem, lang: Lang): ToldProblem {
  const { params, ...told } = inLanguage(found, lang);
  const wait: Record<string, string> = found.code === 'too_many' ? { 'retry-after': String(Number(params['seconds'])) } : {};
  return { told, status: found.status, headers: { 'content-type': 'application/problem+json; charset=utf-8', ...wait } };
}

/** Indonesian unless the reader's first wish is English. */
export const languageOf = (header: string | undefined): Lang => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'id');
