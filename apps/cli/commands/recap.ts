import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem, type ProblemCode } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestContext } from '../../../modules/elections/index.ts';
import { exportRecap, recap } from '../../../modules/recapitulation/index.ts';
import { findRegion, type Level } from '../../../modules/regions/index.ts';
import { HOUSE_OPTIONS, isExit, readArguments, text, type Parsed } from '../arguments.ts';
import { findContest } from '../find-contest.ts';
import type { CliCommand } from '../help.ts';
import { withHouse } from '../house.ts';
import { LEVEL_WORDS, readLevel } from '../level.ts';
import { FINE, MISUSE, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';
import { recapJson, recapTable } from '../recap/show.ts';
import type { OpenHouse } from '../../server/open-house.ts';

const OPTIONS = {
  ...HOUSE_OPTIONS, election: { type: 'string' }, contest: { type: 'string' }, region: { type: 'string' }, level: { type: 'string' },
  channel: { type: 'string' }, csv: { type: 'boolean' }, xlsx: { type: 'string' },
} as const;

const USAGE = 'erekap recap [--election E] [--contest C] [--channel C] [--region PATH] [--level LEVEL] [--json | --csv | --xlsx FILE]';
const MISUSES: readonly ProblemCode[] = ['choice_needed', 'choice_unknown', 'not_found', 'file_unwritable'];

export const recapCommand: CliCommand = {
  name: 'recap',
  usage: [USAGE],
  about: { id: 'Rekapitulasi dari basis data, pada tingkat mana pun', en: 'The recapitulation out of the database, at any level' },
  options: [
    ['--election E', { id: 'pemilu, bila lebih dari satu', en: 'election, where there are several' }],
    ['--contest C', { id: 'pemilihan, bila lebih dari satu', en: 'contest, where there are several' }],
    ['--channel C', { id: 'jalur angka (bawaan: yang pertama)', en: 'channel of the figures (default: the first)' }],
    ['--region PATH', { id: 'hanya wilayah ini dan di bawahnya, mis. 16.71', en: 'this region and below only, e.g. 16.71' }],
    ['--level LEVEL', { id: `bawaan provinsi; ${LEVEL_WORDS}`, en: `default province; ${LEVEL_WORDS}` }],
    ['--json | --csv', { id: 'ke keluaran baku', en: 'to standard output' }],
    ['--xlsx FILE', { id: 'ke berkas Excel', en: 'to an Excel file' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, OPTIONS, io);
    if (isExit(parsed)) return parsed;
    const level = readLevel(text(parsed, 'level') ?? 'province');
    const outputs = ['json', 'csv', 'xlsx'].filter((name) => parsed.values[name] !== undefined);
    if (level === undefined || parsed.rest.length > 0 || outputs.length > 1) {
      io.err(`${USAGE}\nLEVEL: ${LEVEL_WORDS}\n`);
      return MISUSE;
    }
    return withHouse(io, parsed, async (house) => {
      const shown = await show(house, io, parsed, level);
      if (shown.ok) return FINE;
      showProblem(io, shown.problem, parsed.values['json'] === true);
      return MISUSES.includes(shown.problem.code) ? MISUSE : WRONG;
    });
  },
};

async function show({ db }: OpenHouse, io: Io, parsed: Parsed, level: Level): Promise<Result<ExitCode>> {
  const chosen = await findContest(db, { election: text(parsed, 'election'), contest: text(parsed, 'contest') });
  if (!chosen.ok) return chosen;
  const contest = await contestContext(db, chosen.value.contest.id);
  if (!contest.ok) return contest;
  const channel = text(parsed, 'channel') ?? contest.value.channels[0] ?? 'main';
  if (!contest.value.channels.includes(channel)) return fail(problem('not_found', { thing: `--channel ${channel}` }));
  const region = text(parsed, 'region') ?? '';
  if (!(await findRegion(db, contest.value.scheme, region, contest.value.validOn))) return fail(problem('not_found', { thing: `--region ${region}` }));
  const query = { region, channel, level };
  const file = text(parsed, 'xlsx');
  if (file !== undefined) return writeFile(await exportRecap(db, contest.value, { ...query, format: 'xlsx' }), createWriteStream(file));
  if (parsed.values['csv'] === true) return writeFile(await exportRecap(db, contest.value, { ...query, format: 'csv' }), null, io);
  const rows = recap(db, contest.value, query);
  const about = { election: chosen.value.event.slug, contest: chosen.value.contest.slug, ...query };
  for await (const piece of parsed.values['json'] === true ? recapJson(about, rows) : recapTable(contest.value, level, rows, io.lang)) io.out(piece);
  return ok(FINE);
}

type Exported = Awaited<ReturnType<typeof exportRecap>>;

async function writeFile(made: Exported, into: NodeJS.WritableStream | null, io?: Io): Promise<Result<ExitCode>> {
  if (!('file' in made)) return made;
  const stream = made.file instanceof ReadableStream ? Readable.fromWeb(made.file as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([made.file]);
  if (into) {
    try {
      await pipeline(stream, into);
    } catch (error) {
      return fail(problem('file_unwritable', { reason: error instanceof Error ? error.message : String(error) }));
    }
  }
  else for await (const chunk of stream) io?.out(Buffer.from(chunk as Uint8Array).toString('utf8'));
  return ok(FINE);
}
