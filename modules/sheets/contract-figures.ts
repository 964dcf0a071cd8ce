import { z } from 'zod';
import { saying } from '../../kernel/text.ts';

/** Highest figure a single cell may hold; far above any paper, so that it only stops a slip of the keyboard. */
export const FIGURE_MAX = 99_999_999;
export const Figure = z.number().int().min(0).max(FIGURE_MAX).nullable();
/** The same of a sum over all polling stations of a region, up to the nation's million. */
export const SUM_MAX = 99_999_999_999_999;
export const Sum = z.number().int().min(0).max(SUM_MAX).nullable();

/** More wrong figures of one sheet than these are told after these have been mended. */
const MOST_TOLD = 5;

const isFigure = (value: unknown, most: number): boolean => value === null || (typeof value === 'number' && value >= 0 && value <= most && Number.isInteger(value));

/**
 * Figures by cell id. Checked by hand, because a thousand sheets hold thirty thousand of them and a schema for each
 * would cost more than storing them.
 */
const figuresUpTo = (most: number) => z.custom<Record<string, number | null>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .superRefine((figures, context) => {
    let told = 0;
    for (const id of Object.keys(figures)) {
      if (told === MOST_TOLD) return;
      if (isFigure(figures[id], most)) continue;
      told += 1;
      context.addIssue({ code: 'custom', path: [id], ...saying({ id: `bilangan bulat 0–${most}, atau kosong (null)`, en: `a whole number 0–${most}, or empty (null)` }) });
    }
  })
  .meta({ type: 'object', additionalProperties: { type: ['integer', 'null'], minimum: 0, maximum: most } });

export const FiguresById = figuresUpTo(FIGURE_MAX);
export const SumsById = figuresUpTo(SUM_MAX);
