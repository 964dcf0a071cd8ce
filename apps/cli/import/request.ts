import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { OpenHouse } from '../../server/open-house.ts';
import { text, type Parsed } from '../arguments.ts';
import type { Io } from '../io.ts';

/** What every kind of import is given; `report` is printed as `name  number` lines or as JSON. */
export type ImportRequest = {
  readonly house: OpenHouse; readonly io: Io; readonly parsed: Parsed; readonly file: string;
  readonly dryRun: boolean; onProgress(done: number, of: number): void;
};

export type ImportReport = Readonly<Record<string, unknown>>;

export type ImportKind = (request: ImportRequest) => Promise<Result<ImportReport>>;

/** Reads the mapping file named by --mapping, or takes the columns of our own template. */
export async function readMappingFile<T>(parsed: Parsed, contract: z.ZodType<T>, template: T): Promise<Result<T>> {
  const file = text(parsed, 'mapping');
  if (file === undefined) return ok(template);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return fail(error instanceof SyntaxError ? problem('mapping_invalid', { file, reason: 'JSON' }) : problem('file_missing', { file }));
  }
  const read = contract.safeParse(json);
  const issue = read.error?.issues[0];
  return read.success ? ok(read.data) : fail(problem('mapping_invalid', { file, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }));
}
