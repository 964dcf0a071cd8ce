import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { newId } from '../../../kernel/ids.ts';
import { problem, type ProblemCode, type RowError } from '../../../kernel/problem.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { ContestMapping, importContestsFile } from '../../../modules/elections/index.ts';
import { importPeople, importRoles, previewPeople, previewRoles, tokenOf } from '../../../modules/people/index.ts';
import { importOfficialFile, importResults } from '../../../modules/recapitulation/index.ts';
import { importRegions, importVoters, planRegionImport, REGION_TEMPLATE, RegionMapping, STATION_TEMPLATE, VoterMapping } from '../../../modules/regions/index.ts';
import { machineOperator } from '../../server/actors.ts';
import { text } from '../arguments.ts';
import { findContest } from '../find-contest.ts';
import { readMappingFile, type ImportKind, type ImportRequest } from './request.ts';

const actor = machineOperator;
const DEFAULT_SCHEME = 'kemendagri';

const scheme = ({ parsed }: ImportRequest): string => text(parsed, 'scheme') ?? DEFAULT_SCHEME;

const regions: ImportKind = async (request) => {
  const { house, parsed, file } = request;
  const mapping = await readMappingFile(parsed, RegionMapping, REGION_TEMPLATE);
  if (!mapping.ok) return mapping;
  const wanted = {
    actor, key: text(parsed, 'key'), scheme: scheme(request), table: { path: file }, mapping: mapping.value, date: text(parsed, 'date') ?? null,
    source: text(parsed, 'source') ?? basename(file), onProgress: (done: number, of?: number | null) => { request.onProgress(done, of ?? 0); },
  };
  return request.dryRun ? planRegionImport(house.db, wanted) : importRegions(house.db, wanted);
};

const voters: ImportKind = async (request) => {
  const { house, parsed, file } = request;
  const mapping = await readMappingFile(parsed, VoterMapping, STATION_TEMPLATE);
  if (!mapping.ok) return mapping;
  const slug = text(parsed, 'roll') ?? 'utama';
  const validOn = text(parsed, 'date') ?? new Date().toISOString().slice(0, 10);
  return importVoters(house.db, {
    actor, key: text(parsed, 'key'), table: { path: file }, mapping: mapping.value, dryRun: request.dryRun,
    roll: { slug, name: text(parsed, 'name') ?? slug, scheme: scheme(request), validOn },
    onProgress: (done: number, of?: number | null) => { request.onProgress(done, of ?? 0); },
  });
};

const contests: ImportKind = async ({ house, parsed, file, dryRun }) => {
  const mapping = text(parsed, 'mapping') === undefined ? ok(undefined) : await readMappingFile(parsed, ContestMapping, ContestMapping.parse({}));
  if (!mapping.ok) return mapping;
  return importContestsFile(house.db, { actor, file, dryRun, ...(mapping.value ? { mapping: mapping.value } : {}) });
};

const results: ImportKind = async (request) => {
  const { house, parsed, file, dryRun } = request;
  const chosen = await findContest(house.db, { election: text(parsed, 'election'), contest: text(parsed, 'contest') });
  if (!chosen.ok) return chosen;
  const [channel, reason] = [text(parsed, 'channel'), text(parsed, 'reason')];
  return importResults(house.db, actor, {
    contest: chosen.value.contest.id, file, mapping: text(parsed, 'mapping') ?? '', dryRun,
    onProgress: (share) => { request.onProgress(share, 1); },
    ...(channel === undefined ? {} : { channel }), ...(reason === undefined ? {} : { reason }),
  });
};

const official: ImportKind = async (request) => {
  const { house, parsed, file, dryRun } = request;
  const chosen = await findContest(house.db, { election: text(parsed, 'election'), contest: text(parsed, 'contest') });
  if (!chosen.ok) return chosen;
  const reason = text(parsed, 'reason');
  return importOfficialFile(house.db, actor, {
    contest: chosen.value.contest.id, file, mapping: text(parsed, 'mapping') ?? '', dryRun, source: text(parsed, 'source') ?? basename(file),
    onProgress: (done: number, of?: number | null) => { request.onProgress(done, of ?? 0); },
    ...(reason === undefined ? {} : { reason }),
  });
};

const people: ImportKind = async (request) => {
  const { house, file, dryRun } = request;
  const wanted = { actor, scheme: scheme(request), table: { path: file } };
  if (dryRun) {
    const checked = await previewPeople(house.db, actor, { ...wanted, lang: request.io.lang });
    if (!checked.ok) return checked;
    const { errors, errorCount, warnings, ...report } = checked.value;
    return errorCount > 0 ? fail(problem('import_refused', { count: errorCount }, errors as RowError[])) : ok({ ...report, warnings: warnings.length });
  }
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return fail(problem('file_missing', { file }));
  // The same content has the same key, so that a file that comes again changes nothing, and is told the first answer.
  const token = tokenOf(bytes.toString('base64'));
  return importPeople(house.db, { ...wanted, key: `import people ${wanted.scheme} ${token}`, sha256: token });
};

const roles: ImportKind = async ({ house, file, dryRun }) => {
  const bytes = await readFile(file).catch((error: unknown) => (error as NodeJS.ErrnoException).code ?? '');
  if (typeof bytes === 'string') return fail(bytes === 'ENOENT' ? problem('file_missing', { file }) : problem('file_unreadable', { file, reason: bytes }));
  if (!dryRun) return importRoles(house.db, { actor, key: newId(), source: { path: file }, sha256: tokenOf(bytes.toString('base64')) });
  const preview = await previewRoles(house.db, actor, { source: { path: file }, sha256: tokenOf(bytes.toString('base64')) });
  if (!preview.ok) return preview;
  const refused = preview.value.rows.flatMap(({ row, problem: found }) => (found ? [{ ...found, row, code: found.code as ProblemCode }] : []));
  return refused.length === 0 ? ok(preview.value.totals) : fail(problem('import_refused', { count: preview.value.totals.refused }, refused));
};

/** The kinds of file that can be brought in, by the word on the command line. */
export const IMPORT_KINDS: Readonly<Record<string, { readonly run: ImportKind; readonly needsMapping: boolean; /** Kept by its content; not where it holds what must never lie in clear. */ readonly keeps: boolean }>> = {
  regions: { run: regions, needsMapping: false, keeps: true },
  voters: { run: voters, needsMapping: false, keeps: true },
  contests: { run: contests, needsMapping: false, keeps: true },
  results: { run: results, needsMapping: true, keeps: true },
  official: { run: official, needsMapping: true, keeps: true },
  people: { run: people, needsMapping: false, keeps: false },
  roles: { run: roles, needsMapping: false, keeps: false },
};
