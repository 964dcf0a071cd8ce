import { z } from 'zod';
import type { Text } from './text.ts';

const inIndonesian = z.locales.id().localeError;
const inEnglish = z.locales.en().localeError;

/** Why a value does not fit its contract, in both languages; the issue comes from a parse with `reportInput`. */
export function reasonOf(issue: z.core.$ZodIssue): Text {
  const said: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined;
  if (isText(said)) return said;
  const raw = { ...issue, input: issue.input } as z.core.$ZodRawIssue;
  const english = told(inEnglish(raw)) ?? issue.message;
  // A contract with words of its own keeps them.
  return issue.message === english ? { id: told(inIndonesian(raw)) ?? english, en: english } : { id: issue.message, en: issue.message };
}

/** The reasons of several issues as one. */
export const reasonsOf = (issues: readonly z.core.$ZodIssue[]): Text => {
  const reasons = issues.map(reasonOf);
  return { id: reasons.map(({ id }) => id).join('; '), en: reasons.map(({ en }) => en).join('; ') };
};

const told = (said: string | { message: string } | null | undefined): string | undefined => (typeof said === 'object' ? said?.message : said);

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'id' in value && 'en' in value;
