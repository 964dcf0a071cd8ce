import { parseArgs, type ParseArgsConfig } from 'node:util';
import { MISUSE, type ExitCode, type Io } from './io.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
export type Parsed = { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly rest: readonly string[] };

/** Options every command that opens the house understands. */
export const HOUSE_OPTIONS = { data: { type: 'string' }, json: { type: 'boolean' } } as const satisfies Options;

/** Reads the arguments; an unknown option is said in one line and ends with exit code 2. */
export function readArguments(args: readonly string[], options: Options, io: Io): Parsed | ExitCode {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values as Parsed['values'], rest: positionals };
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return MISUSE;
  }
}

export const isExit = (parsed: Parsed | ExitCode): parsed is ExitCode => typeof parsed === 'number';

/** A text option, or undefined; a flag given where text is due counts as absent. */
export const text = (parsed: Parsed, name: string): string | undefined => {
  const value = parsed.values[name];
  return typeof value === 'string' ? value : undefined;
};
