import { commands } from './commands.ts';
import { MISUSE, type ExitCode, type Io } from './io.ts';
import { helpFor, overview } from './help.ts';

/** `erekap <command> …`: finds the command and runs it. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    const one = commands.find((command) => command.name === args[0]);
    io.out(one ? helpFor(one, io.lang) : overview(commands, io.lang));
    return 0;
  }
  const found = commands.find((command) => command.name === name);
  if (!found) {
    io.err(io.lang === 'en' ? `No such command: ${name}\n` : `Tidak ada perintah: ${name}\n`);
    io.err(overview(commands, io.lang));
    return MISUSE;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(helpFor(found, io.lang));
    return 0;
  }
  return found.run(args, io);
}

if (import.meta.main) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0); });
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY,
    lang: /^en/.test(process.env['EREKAP_LANG'] ?? '') ? 'en' : 'id',
    env: process.env,
  };
  process.exitCode = await main(process.argv.slice(2), io);
}
