import { describeConfig } from '../../../kernel/config.ts';
import type { CliCommand } from '../help.ts';
import { FINE } from '../io.ts';

export const config: CliCommand = {
  name: 'config',
  usage: ['erekap config [--json]'],
  about: { id: 'Semua pengaturan, bawaan dan artinya', en: 'All settings, their defaults and meaning' },
  options: [],
  run: async (args, io) => {
    const lines = describeConfig();
    if (args.includes('--json')) io.out(`${JSON.stringify(lines, null, 2)}\n`);
    else for (const line of lines) io.out(`${line.name.padEnd(14)} ${line.default.padEnd(12)} ${line.meaning}\n`);
    return FINE;
  },
};
