import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { may, ofEvent, type Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { newId } from '../../../kernel/ids.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../kernel/result.ts';
import { findColumns, readTable, rowErrors, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import { contestContext, type ContestContext } from '../../elections/index.ts';
import { countOutcomes, listedVillages, record, submissionOf, type ArrivingSheet, type OutcomeCounts } from '../../sheets/index.ts';
import { readMapping } from '../rules/mapping.ts';
import { planOf, type Plan } from '../rules/plan.ts';
import { analyseAfterImport } from '../store.ts';
import { resultRows, type StationSheets } from './result-rows.ts';
import { stationList } from './station-list.ts';

export type ImportResults = {
  readonly contest: number;
  /** CSV, gzipped CSV or xlsx: one row per station. */
  readonly file: string;
  /** Path of the mapping file, as for `erekap tally`. */
  readonly mapping: string;
  /** Only this channel of the mapping. A mapping with a single, unnamed channel fills this one, or `main`. */
  readonly channel?: string;
  readonly dryRun?: boolean;
  /** Why figures that are already there change. */
  readonly reason?: string;
  /** Called after each row batch of the two readings: share of the whole work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

export type ImportedResults = {
  readonly sha256: string;
  readonly rows: number;
  /** Sheets by channel; after a dry run `recorded`, `corrected` and `unchanged` are 0. */
  readonly channels: Readonly<Record<string, OutcomeCounts & { readonly sheets: number }>>;
};

const VERB = 'sheets.record';
const BATCH = 1000;
const CONNECTIONS = 4;

/**
 * Imports a table of results through the intake that every sheet takes. The file is read twice: first all of it is
 * checked and nothing is stored if one cell is wrong (`import_refused`, with row, column, value); then its sheets go in
 * batches. An import that was killed is simply run again: what is there already is found unchanged. A row that says
 * something else than what is recorded becomes a new version with the reason given.
 */
export async function importResults(db: Db, actor: Actor, request: ImportResults): Promise<Result<ImportedResults>> {
  const contest = await contestContext(db, request.contest);
  if (!contest.ok) return contest;
  const plan = await readPlan(contest.value, request);
  if (!plan.ok) return plan;
  const villageColumn = plan.value.levels.find(({ level }) => level === 'village')?.code ?? null;
  if (villageColumn === null) return fail(mappingFault(request, 'region.levels.village.code'));
  const villages = await listedVillages(db, contest.value);
  const readerOf = () => resultRows(plan.value, contest.value, villageColumn, stationList(villages));
  try {
    const source = await fingerprint(request.file);
    const errors = rowErrors();
    const checked = await check({ actor, contest: contest.value, plan: plan.value, request, errors, reader: readerOf() });
    if (!checked.ok || request.dryRun) return checked.ok ? ok({ ...checked.value, sha256: source.file }) : checked;
    const channels = await store({ db, actor, contest: contest.value, plan: plan.value, request, reader: readerOf(), source, total: checked.value });
    await analyseAfterImport(db);
    return ok({ ...checked.value, channels, sha256: source.file });
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}

const channelName = (name: string, request: ImportResults): string => (name === '' ? (request.channel ?? 'main') : name);

const mappingFault = ({ mapping }: ImportResults, reason: string): Problem => problem('mapping_invalid', { file: mapping, reason });

async function readPlan(contest: ContestContext, request: ImportResults): Promise<Result<Plan>> {
  const json = await readFile(request.mapping, 'utf8').then((text) => JSON.parse(text) as unknown).catch((error: unknown) => (error instanceof SyntaxError ? 'broken' : null));
  if (json === null) return fail(problem('file_missing', { file: request.mapping }));
  const mapped = readMapping(json, request.mapping);
  if (!mapped.ok) return mapped;
  const { form } = contest;
  const { variant, contest: type } = mapped.value.mapping.form;
  if (variant !== form.variant || type !== form.contest) return fail(mappingFault(request, `form: ${variant} ${type} ≠ ${form.variant} ${form.contest}`));
  const isSingle = mapped.value.mapping.channels === undefined;
  const plan = planOf(mapped.value, isSingle ? undefined : request.channel);
  const strange = plan.channels.flatMap(({ figures }) => figures).find(({ cell }) => form.index[cell] === undefined);
  if (strange) return fail(mappingFault(request, `${strange.cell}: ${contest.name}`));
  const unknown = plan.channels.map(({ name }) => channelName(name, request)).find((name) => !contest.channels.includes(name));
  if (unknown !== undefined || plan.channels.length === 0) return fail(problem('not_found', { thing: `Saluran ${unknown ?? request.channel ?? ''} pada ${contest.name}` }));
  return ok(plan);
}

/** `run` is new each time: a file that comes again after another is compared again, not taken for the first sending. */
type Source = { readonly file: string; readonly run: string };

async function fingerprint(file: string): Promise<Source> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new ProblemError(code === 'ENOENT' ? problem('file_missing', { file }) : problem('file_unreadable', { file, reason: code }));
  }
  return { file: hash.digest('hex'), run: newId() };
}

type Reading = {
  readonly plan: Plan; readonly contest: ContestContext; readonly request: ImportResults;
  readonly reader: ReturnType<typeof resultRows>;
};

/** Hands every good row to `take`, in the order of the file. */
async function readRows({ plan, request, reader }: Reading, errors: RowErrors, half: 0 | 1, take: (row: StationSheets) => void | Promise<void>): Promise<Result<number>> {
  let at: number[] = [];
  let count = 0;
  const source: TableSource = { path: request.file };
  const read = await readTable(source, {
    header(header) {
      const found = findColumns(header, plan.columns);
      if (found.ok) at = found.value;
      return found.ok ? null : found.problem;
    },
    async rows(rows, firstRow) {
      count += rows.length;
      for (const [i, cells] of rows.entries()) {
        const sheets = reader.read(cells, at, firstRow + i, errors);
        const waiting = sheets ? take(sheets) : undefined;
        if (waiting) await waiting;
      }
    },
  }, { errors, onProgress: (done, total) => request.onProgress?.(total ? (half + Math.min(1, done / total)) / 2 : 0) });
  if (!read.ok) return read;
  return count === 0 ? fail(problem('file_empty', { file: request.file })) : ok(count);
}

async function check(reading: Reading & { actor: Actor; errors: RowErrors }): Promise<Result<Omit<ImportedResults, 'sha256'>>> {
  const { actor, contest, plan, request, errors } = reading;
  const counts = plan.channels.map(() => 0);
  const villages = new Set<string>();
  const rows = await readRows(reading, errors, 0, ({ village, figures }) => {
    villages.add(village.path);
    for (const [i, sheet] of figures.entries()) if (sheet) counts[i] = (counts[i] as number) + 1;
  });
  if (!rows.ok) return rows;
  for (const path of villages) if (!may(actor, VERB, { scheme: contest.scheme, path, within: ofEvent(contest.event) })) return fail(problem('not_allowed', { verb: VERB }));
  const refused = errors.problem();
  if (refused) return fail(refused);
  return ok({
    rows: rows.value,
    channels: Object.fromEntries(plan.channels.map(({ name }, i) => [channelName(name, request), { sheets: counts[i] ?? 0, recorded: 0, corrected: 0, unchanged: 0 }])),
  });
}

/** The second reading: batches of each channel in the order of the file, a few of them on their way at a time. */
async function store(reading: Reading & { db: Db; actor: Actor; source: Source; total: Omit<ImportedResults, 'sha256'> }): Promise<ImportedResults['channels']> {
  const { plan, request, total } = reading;
  const errors = rowErrors();
  const lanes = plan.channels.map(({ name }) => ({ name: channelName(name, request), batch: [] as ArrivingSheet[], number: 0 }));
  const sums = Object.fromEntries(lanes.map(({ name }) => [name, { recorded: 0, corrected: 0, unchanged: 0 }]));
  const underway = new Set<Promise<void>>();
  const reason = request.reason ?? `impor ulang ${basename(request.file)} sha256 ${reading.source.file.slice(0, 12)}`;
  const send = async (lane: (typeof lanes)[number]): Promise<void> => {
    const sending = sendBatch(reading, lane.name, lane.number++, lane.batch.splice(0)).then((counts) => add(sums[lane.name], counts)).finally(() => underway.delete(sending));
    underway.add(sending);
    // A failure is thrown by the race here or by the wait at the end; this only keeps it from being called unhandled.
    sending.catch(() => undefined);
    if (underway.size >= CONNECTIONS) await Promise.race(underway);
  };
  const read = await readRows(reading, errors, 1, async ({ village, station, figures }) => {
    for (const [i, lane] of lanes.entries()) {
      const sheet = figures[i];
      if (!sheet) continue;
      lane.batch.push({ village: village.path, station, figures: sheet, provenance: null, reason });
      if (lane.batch.length === BATCH) await send(lane);
    }
  });
  for (const lane of lanes) if (lane.batch.length > 0 && read.ok) await send(lane);
  await Promise.all(underway);
  if (!read.ok || errors.count > 0) throw new ProblemError(problem('conflict', { thing: request.file }));
  return Object.fromEntries(lanes.map(({ name }) => [name, { sheets: total.channels[name]?.sheets ?? 0, ...(sums[name] as OutcomeCounts) }]));
}

async function sendBatch({ db, actor, contest, request, source }: Parameters<typeof store>[0], channel: string, number: number, sheets: readonly ArrivingSheet[]): Promise<OutcomeCounts> {
  const sending = {
    command: 'sheets.import_batch' as const, actor, key: `impor ${source.run} ${contest.id}/${channel}/${number}`,
    contest, channel, origin: 'import' as const, source: { file: basename(request.file), sha256: source.file, batch: number },
  };
  const done = await record(db, submissionOf(sending, sheets));
  if (!done.ok) throw new ProblemError(done.problem);
  return countOutcomes(done.value);
}

function add(to: OutcomeCounts | undefined, counts: OutcomeCounts): void {
  const sum = to as { recorded: number; corrected: number; unchanged: number };
  sum.recorded += counts.recorded;
  sum.corrected += counts.corrected;
  sum.unchanged += counts.unchanged;
}
