import { problem, type Problem } from '../problem.ts';
import type { Text } from '../text.ts';

/** The problem of a table beyond a limit; `limit` in words (`40000 baris`, `40000 rows`; `20 MiB`). */
export const tooLarge = (limit: string | Text, file: string): Problem => problem('too_large', { limit, file });

export const inMebibytes = (bytes: number): string => `${Number((bytes / 2 ** 20).toFixed(1))} MiB`;
