import { problem, type Problem } from '../problem.ts';

/** The problem of a table beyond a limit; `limit` in words (`40000 baris / rows`). */
export const tooLarge = (limit: string, file: string): Problem => problem('too_large', { limit, file });

export const inMebibytes = (bytes: number): string => `${Number((bytes / 2 ** 20).toFixed(1))} MiB`;
