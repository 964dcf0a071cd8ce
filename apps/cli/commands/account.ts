import { inviteFromTerminal, openSetup } from '../../../modules/people/index.ts';
import { problem } from '../../../kernel/problem.ts';
import { houseAddress } from '../../../kernel/http/house-address.ts';
import { machineOperator } from '../../server/actors.ts';
import { HOUSE_OPTIONS, isExit, readArguments } from '../arguments.ts';
import type { CliCommand } from '../help.ts';
import { withHouse } from '../house.ts';
import { FINE, MISUSE, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';
import type { OpenHouse } from '../../server/open-house.ts';

export const account: CliCommand = {
  name: 'account',
  usage: ['erekap account invite LOGIN [--afresh] [--data FOLDER] [--port N]', 'erekap account setup [--data FOLDER] [--port N]'],
  about: { id: 'Jalan masuk kembali bagi kantor yang terkunci di luar', en: 'The way back in for an office that locked itself out' },
  options: [
    ['--afresh', { id: 'kata sandi dan semua faktor kedua dihapus juga', en: 'remove the password and all second factors as well' }],
    ['--port N', { id: 'porta dalam tautan bila rumah tidak sedang berjalan (bawaan 8024)', en: 'port in the link while no house runs (default 8024)' }],
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, { ...HOUSE_OPTIONS, port: { type: 'string' }, afresh: { type: 'boolean' } }, io);
    if (isExit(parsed)) return parsed;
    const [what, login, more] = parsed.rest;
    if (more !== undefined || !(what === 'setup' ? login === undefined : what === 'invite' && login !== undefined)) {
      io.err(`${account.usage.join('\n')}\n`);
      return MISUSE;
    }
    const json = parsed.values['json'] === true;
    return withHouse(io, parsed, (house) => (login === undefined ? setup(house, io, json) : invite(house, io, { login, afresh: parsed.values['afresh'] === true }, json)));
  },
};

async function invite({ db }: OpenHouse, io: Io, asked: { login: string; afresh: boolean }, json: boolean): Promise<ExitCode> {
  const done = await inviteFromTerminal(db, machineOperator, asked);
  if (!done.ok) {
    showProblem(io, done.problem, json);
    return WRONG;
  }
  io.out(json ? `${JSON.stringify(done.value)}\n` : `${done.value.name}\n${done.value.link}\n`);
  return FINE;
}

async function setup({ db }: OpenHouse, io: Io, json: boolean): Promise<ExitCode> {
  const token = await openSetup(db);
  if (token === null) {
    showProblem(io, problem('accounts_exist'), json);
    return WRONG;
  }
  const link = `${houseAddress()}/setup#${token}`;
  io.out(json ? `${JSON.stringify({ link })}\n` : `${link}\n`);
  return FINE;
}
