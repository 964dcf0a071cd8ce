import { readConfig } from '../../../kernel/config.ts';
import { HOUSE_OPTIONS, isExit, readArguments } from '../arguments.ts';
import { doctorAudit } from '../doctor/audit.ts';
import { checkData } from '../doctor/data.ts';
import { checkDatabase } from '../doctor/database.ts';
import type { Check } from '../doctor/check.ts';
import { checkMachine } from '../doctor/machine.ts';
import type { CliCommand } from '../help.ts';
import { settings, withHouse } from '../house.ts';
import { FINE, WRONG, type ExitCode, type Io } from '../io.ts';

export const doctor: CliCommand = {
  name: 'doctor',
  usage: ['erekap doctor [--data FOLDER] [--json]', 'erekap doctor --audit [--anchors FILE] [--data FOLDER] [--json]'],
  about: { id: 'Apa yang salah pada mesin, basis data, dan data ini', en: 'What is wrong with this machine, this database, this data' },
  options: [
    ['--audit', { id: 'hitung ulang seluruh jejak: catatan yang diubah, dihapus, disisipkan, atau ditukar', en: 'recompute the whole trail: entries edited, removed, slipped in or re-ordered' }],
    ['--anchors FILE', { id: 'bandingkan pula dengan salinan jangkar yang disimpan di tempat lain', en: 'compare also with a copy of the anchors that was kept elsewhere' }],
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, { ...HOUSE_OPTIONS, audit: { type: 'boolean' }, anchors: { type: 'string' } }, io);
    if (isExit(parsed)) return parsed;
    if (parsed.values['audit'] === true) return doctorAudit(io, parsed);
    const config = readConfig(settings(io, parsed));
    const machine = await checkMachine(config.ok ? config.value.DATA : '.');
    return withHouse(io, parsed, async ({ db }) => {
      const checks = [...machine, ...(await checkDatabase(db)), ...(await checkData(db))];
      return tell(io, checks, parsed.values['json'] === true);
    });
  },
};

function tell(io: Io, checks: readonly Check[], json: boolean): ExitCode {
  const healthy = checks.every((check) => check.fine);
  if (json) io.out(`${JSON.stringify({ healthy, checks: checks.map(({ about, ...rest }) => ({ about: about[io.lang], ...rest, fix: rest.fix?.[io.lang] })) }, null, 2)}\n`);
  else for (const check of checks) io.out(line(check, io));
  return healthy ? FINE : WRONG;
}

const line = (check: Check, io: Io): string =>
  `${check.fine ? '✓' : '✗'} ${check.about[io.lang].padEnd(34)} ${check.found}\n${check.fix ? `    → ${check.fix[io.lang]}\n` : ''}`;
