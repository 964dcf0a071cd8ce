import { commands } from './commands.ts';
import { MISUSE, WRONG, type ExitCode, type Io } from './io.ts';
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
  try {
    return await found.run(args, io);
  } catch (error) {
    return unexpected(error, io);
  }
}

/** Nobody reads a stack at two in the morning; it is there for those who ask for it. */
function unexpected(error: unknown, io: Io): ExitCode {
  if (io.env['LOG_LEVEL'] === 'debug') throw error;
  const message = error instanceof Error ? error.message : String(error);
  io.err(io.lang === 'en' ? `Something unexpected happened: ${message}\n→ LOG_LEVEL=debug tells more.\n` : `Terjadi kesalahan yang tidak terduga: ${message}\n→ LOG_LEVEL=debug memberi rincian.\n`);
  return WRONG;
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
