import type { Lang, Text } from '../../kernel/text.ts';
import type { ExitCode, Io } from './io.ts';

export type CliCommand = {
  readonly name: string;
  readonly usage: readonly string[];
  readonly about: Text;
  readonly options: readonly (readonly [string, Text])[];
  run(args: readonly string[], io: Io): Promise<ExitCode>;
};

const EXIT: Text = {
  id: 'Kode keluar: 0 baik · 1 menemukan yang salah · 2 salah pakai',
  en: 'Exit codes: 0 fine · 1 found something wrong · 2 wrong use',
};

export function overview(all: readonly CliCommand[], lang: Lang): string {
  const width = Math.max(...all.map((command) => command.name.length)) + 2;
  const lines = all.map((command) => `  ${command.name.padEnd(width)}${command.about[lang]}`);
  const hint = lang === 'en' ? 'erekap COMMAND --help tells more. EREKAP_LANG=id for Indonesian.' : 'erekap PERINTAH --help untuk rincian. EREKAP_LANG=en for English.';
  return `E-Rekap\n\n${lines.join('\n')}\n\n${hint}\n${EXIT[lang]}\n`;
}

export function helpFor(command: CliCommand, lang: Lang): string {
  const width = Math.max(0, ...command.options.map(([name]) => name.length)) + 2;
  const options = command.options.map(([name, text]) => `  ${name.padEnd(width)}${text[lang]}`);
  return `${command.about[lang]}\n\n${command.usage.map((line) => `  ${line}`).join('\n')}\n${options.length > 0 ? `\n${options.join('\n')}\n` : ''}\n${EXIT[lang]}\n`;
}
