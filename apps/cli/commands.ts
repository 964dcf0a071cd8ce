import { account } from './commands/account.ts';
import { config } from './commands/config.ts';
import { doctor } from './commands/doctor.ts';
import { hall } from './commands/hall.ts';
import { importFile } from './commands/import.ts';
import { recapCommand } from './commands/recap.ts';
import { rekey } from './commands/rekey.ts';
import { start } from './commands/start.ts';
import { tallyCommand } from './commands/tally-command.ts';
import type { CliCommand } from './help.ts';

/** Table of contents of the terminal. */
export const commands: readonly CliCommand[] = [start, importFile, tallyCommand, recapCommand, hall, doctor, account, rekey, config];
