import type { Problem } from '../../kernel/problem.ts';
import { inLanguage } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';

/** Where a command writes: results on `out`, everything else on `err`, so that a pipe gets results alone. */
export type Io = {
  out(text: string): void;
  err(text: string): void;
  /** True if a person watches `err`: only then a progress bar is drawn. */
  readonly interactive: boolean;
  readonly lang: Lang;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** 0 fine · 1 found something wrong · 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

export const FINE = 0;
export const WRONG = 1;
export const MISUSE = 2;

const SHOWN = 100;

/** A problem as a tired person needs it: what, where, and what to do next. */
export function showProblem(io: Io, found: Problem, json = false): void {
  const told = inLanguage(found, io.lang);
  if (json) {
    const { params: _params, ...rest } = told;
    io.out(`${JSON.stringify({ problem: rest }, null, 2)}\n`);
    return;
  }
  io.err(`${told.title}. ${told.detail}\n`);
  const errors = told.errors ?? [];
  for (const error of errors.slice(0, SHOWN)) io.err(`  ${error.detail}\n    → ${error.fix}\n`);
  io.err(`→ ${told.fix}\n`);
}

/** Draws `label ███░░ 42 %` on one line of a terminal; silent elsewhere. */
export function progressBar(io: Io, label: string): { at(done: number, of: number): void; end(): void } {
  const width = 30;
  let shown = -1;
  return {
    at(done, of) {
      if (!io.interactive || of <= 0) return;
      const percent = Math.min(100, Math.floor((done / of) * 100));
      if (percent === shown) return;
      shown = percent;
      const full = Math.round((percent / 100) * width);
      io.err(`\r${label} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent} %`);
    },
    end() {
      if (shown >= 0) io.err('\r\u001b[2K');
    },
  };
}
