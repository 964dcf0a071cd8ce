import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { newId } from '../../../kernel/ids.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { findColumns, readTable, rowErrors, type OnProgress } from '../../../kernel/tables/index.ts';
import { contestContext, type ContestContext } from '../../elections/index.ts';
import { regionsWithin } from '../../regions/index.ts';
import { importOfficial } from '../commands/import-official.ts';
import type { ImportedOfficial, ImportOfficial } from '../contract.ts';
import { takesPart } from '../queries/electorate.ts';
import { parseKeys } from '../rules/mapping.ts';
import { recapReader, type Recap } from '../rules/recap.ts';
import { RecapMapping } from '../rules/recap-mapping.ts';

export type OfficialFile = {
  readonly contest: number;
  /** CSV, gzipped CSV or xlsx: one row per region. */
  readonly file: string;
  readonly mapping: string;
  /** Where KPU published it; the name of the file unless given. */
  readonly source?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly onProgress?: OnProgress;
};

/**
 * Imports KPU's own recapitulation from a table, all or nothing: `import_refused` names row, column and value of every
 * cell that is wrong and of every region with figures that the tree of the election does not know. A row without
 * figures says nothing and is passed over.
 */
export async function importOfficialFile(db: Db, actor: Actor, request: OfficialFile): Promise<Result<ImportedOfficial>> {
  const contest = await contestContext(db, request.contest);
  if (!contest.ok) return contest;
  const mapping = await readRecapMapping(contest.value, request.mapping);
  if (!mapping.ok) return mapping;
  const regions = await readOfficial(db, contest.value, request, mapping.value);
  if (!regions.ok) return regions;
  if (request.dryRun) return ok({ recorded: 0, corrected: 0, unchanged: 0 });
  const { contest: id, reason } = request;
  const input: ImportOfficial = { contest: id, source: request.source ?? basename(request.file), ...(reason === undefined ? {} : { reason }), regions: regions.value };
  return execute(db, importOfficial, { actor, key: `rekap ${newId()}`, input });
}

async function readRecapMapping({ form, name }: ContestContext, file: string): Promise<Result<RecapMapping>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return fail(problem('file_missing', { file }));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(problem('mapping_invalid', { file, reason: 'JSON' }));
  }
  const parsed = parseKeys(RecapMapping, json, file, 'id');
  if (!parsed.ok) return parsed;
  const strange = Object.keys(parsed.value.figures).find((cell) => form.index[cell] === undefined);
  return strange === undefined ? parsed : fail(problem('mapping_invalid', { file, reason: `figures.${strange}: ${name}` }));
}

async function readOfficial(db: Db, contest: ContestContext, request: OfficialFile, mapping: RecapMapping): Promise<Result<ImportOfficial['regions']>> {
  const reader = recapReader(mapping);
  const errors = rowErrors();
  const rowOf = new Map<string, number>();
  let at: number[] = [];
  const [level, code] = [reader.columns.indexOf(mapping.level.column), reader.columns.indexOf(mapping.code)];
  const read = await readTable({ path: request.file }, {
    header(header) {
      const found = findColumns(header, reader.columns);
      if (found.ok) at = found.value;
      return found.ok ? null : found.problem;
    },
    rows(rows, firstRow) {
      for (const [i, row] of rows.entries()) {
        const word = (row[at[level] as number] ?? '').trim();
        rowOf.set(`${mapping.level.values[word] ?? ''} ${(row[at[code] as number] ?? '').trim()}`, firstRow + i);
      }
      reader.add(rows, firstRow, at, errors);
    },
  }, { errors, ...(request.onProgress ? { onProgress: request.onProgress } : {}) });
  if (!read.ok) return read;
  const recap = reader.finish();
  const paths = await pathsByCode(db, contest, recap);
  const regions = recap.regions.flatMap((region) => {
    const figures = Object.fromEntries(recap.cells.flatMap((cell, i) => { const figure = region.figures[i]; return figure == null ? [] : [[cell, figure] as const]; }));
    if (Object.keys(figures).length === 0) return [];
    const key = `${region.level} ${region.code}`;
    const path = paths.get(key);
    if (path === undefined) errors.add('region_unknown', rowOf.get(key) ?? 0, mapping.code, region.code);
    return path === undefined ? [] : [{ path, figures }];
  });
  const refused = errors.problem();
  if (refused) return fail(refused);
  return regions.length === 0 ? fail(problem('file_empty', { file: request.file })) : ok(regions);
}

/** `level code` → path, for the levels that the file has. */
async function pathsByCode(db: Db, contest: ContestContext, recap: Recap): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const level of recap.levels) {
    for (const { path, code } of await regionsWithin(db, contest.scheme, '', level, contest.validOn)) {
      if (takesPart(contest, path)) paths.set(`${level} ${code}`, path);
    }
  }
  return paths;
}
