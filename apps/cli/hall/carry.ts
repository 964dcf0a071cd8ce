import { open, readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { newId } from '../../../kernel/ids.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { bundlePassword, bundleOut, finishHall, joinBundle, outFile, plenaryAtPath, plenaryOfBundle, previewBundle, takeOut, undoFinish } from '../../../modules/recapitulation/index.ts';
import { inWords, moment, say } from './words.ts';
import { BundleDecision, type JoinReport } from '../../../modules/recapitulation/contract.ts';
import { machineOperator } from '../../server/actors.ts';
import { text, type Parsed } from '../arguments.ts';
import { withHouse } from '../house.ts';
import { FINE, MISUSE, WRONG, type ExitCode, type Io } from '../io.ts';
import { readBundle, told } from './start-hall.ts';

type Print = { readonly io: Io; readonly json: boolean };
const answer = ({ io, json }: Print, value: unknown, words: string): ExitCode => {
  io.out(json ? `${JSON.stringify(value)}\n` : `${words}\n`);
  return FINE;
};

/** Throws where a file cannot be written, before a copy that is out is replaced or a plenary ended for it. What stands in the file stays. */
const mustBeWritable = async (path: string): Promise<void> => (await open(path, 'a', 0o600)).close();

/** `erekap hall out`: the plenary of a region leaves for its hall. */
export const hallOut = (io: Io, parsed: Parsed, json: boolean): Promise<ExitCode> => withHouse(io, parsed, async ({ db }) => {
  const [event, region, carrier, out] = [text(parsed, 'event'), text(parsed, 'region'), text(parsed, 'carrier'), text(parsed, 'out')];
  if (event === undefined || region === undefined || carrier === undefined || out === undefined) {
    io.err('erekap hall out --event SLUG --region PATH --carrier NAMA --out FILE\n');
    return MISUSE;
  }
  const plenary = await plenaryAtPath(db, event, region);
  if (!plenary) return told(io, fail(problem('not_found', { thing: { id: `Rapat pleno ${region} (${event})`, en: `Plenary ${region} (${event})` } })), json, WRONG);
  await mustBeWritable(out);
  const before = (await bundleOut(db, plenary.id)) ?? null;
  const photos = parsed.values['photos'] === true;
  const left = await execute(db, takeOut, { actor: machineOperator, key: `hall-out-${newId()}`, input: { id: plenary.id, carrier, photos } });
  if (!left.ok) return told(io, left, json, WRONG);
  const made = await outFile(db, plenary.id, left.value.bundle, { photos });
  if (!made.ok) return told(io, made, json, WRONG);
  await writeFile(out, made.value.file, { mode: 0o600 });
  const [bytes, { sha256 }, password] = [made.value.file.length, made.value, bundlePassword(left.value.bundle)];
  const words = [say(io.lang, 'out', { file: out, bytes, sha256 }), ...(before ? [say(io.lang, 'replaced', { carrier: before.carrier, time: moment(io.lang, before.takenAt.toISOString(), region) })] : []), say(io.lang, 'secret', { secret: password })];
  return answer({ io, json }, { bundle: left.value.bundle, file: out, sha256, bytes, password }, words.join('\n'));
});

/** `erekap hall finish`: the file that goes back to the office, or (`--undo`) the plenary goes on here. */
export const hallFinish = (io: Io, parsed: Parsed, json: boolean): Promise<ExitCode> => withHouse({ ...io, env: { ...io.env, DATABASE_URL: undefined } }, { ...parsed, values: { ...parsed.values, 'no-demo': true } }, async ({ db }) => {
  if (parsed.values['undo'] === true) {
    const undone = await undoFinish(db, machineOperator);
    return undone.ok ? answer({ io, json }, { undone: undone.value }, say(io.lang, undone.value ? 'undone' : 'notDone')) : told(io, undone, json, WRONG);
  }
  const out = text(parsed, 'out');
  if (out === undefined) {
    io.err('erekap hall finish --data FOLDER --out FILE\n');
    return MISUSE;
  }
  await mustBeWritable(out);
  const made = await finishHall(db, machineOperator);
  if (!made.ok) return told(io, made, json, WRONG);
  await writeFile(out, made.value.file, { mode: 0o600 });
  return answer({ io, json }, { file: out, acts: made.value.acts, bytes: made.value.file.length }, say(io.lang, 'finished', { file: out, acts: made.value.acts }));
});

/** `erekap hall join FILE`: shows what comes in, and takes it over where nothing is left to decide. */
export const hallJoin = (io: Io, parsed: Parsed, path: string, json: boolean): Promise<ExitCode> => withHouse(io, parsed, async ({ db }) => {
  const [file, decisions] = [await readBundle(path), await decisionsFrom(text(parsed, 'decisions'))];
  if (!file.ok) return told(io, file, json, WRONG);
  if (!decisions.ok) return told(io, decisions, json, MISUSE);
  const plenary = await plenaryOfBundle(db, file.value);
  if (!plenary.ok) return told(io, plenary, json, WRONG);
  const report = await join(db, plenary.value, file.value, decisions.value, parsed.values['dry-run'] === true);
  if (!report.ok) return told(io, report, json, WRONG);
  return answer({ io, json }, report.value, inWords(io.lang, report.value, plenary.value)) === FINE && (report.value.acts !== null || report.value.conflicts.length === 0) ? FINE : WRONG;
});

async function join(db: Db, plenary: Parameters<typeof previewBundle>[1], file: Buffer, decisions: BundleDecision[], isDry: boolean): Promise<Result<JoinReport>> {
  const seen = await previewBundle(db, plenary, file);
  if (!seen.ok || isDry || (seen.value.conflicts.length > 0 && decisions.length === 0)) return seen;
  return execute(db, joinBundle, { actor: machineOperator, key: `hall-in-${newId()}`, input: { id: plenary.id, file: file.toString('base64'), decisions } });
}

async function decisionsFrom(path: string | undefined): Promise<Result<BundleDecision[]>> {
  if (path === undefined) return ok([]);
  const read = z.array(BundleDecision).safeParse(await readFile(path, 'utf8').then((content) => JSON.parse(content) as unknown).catch(() => null));
  return read.success ? ok(read.data) : fail(problem('input_invalid', { column: '--decisions', reason: { id: '[{"conflict": …, "take": "hall" atau "office", "reason": …}]', en: '[{"conflict": …, "take": "hall" or "office", "reason": …}]' } }));
}
