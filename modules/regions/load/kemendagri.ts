import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Db } from '../../../kernel/db/schema.ts';
import { analyseTree, fillEmptyTree, insertVersions, lockScheme } from '../changes/store.ts';
import { titleCase } from '../rules/names.ts';
import type { NewVersion } from '../rules/versions.ts';
import { findRegion } from '../tree/store.ts';
import { overseasNodes } from './overseas.ts';

export const KEMENDAGRI = 'kemendagri';
const SOURCE = 'idn-area-data 3.1.2 (ODbL 1.0); luar negeri: data/overseas.csv';
const FILES = ['provinces', 'regencies', 'districts', 'villages'];

/**
 * Loads the whole tree of 2024 (codes of the Ministry of Home Affairs) with the representations abroad.
 * Does nothing where the tree is there already. Returns the number of nodes added.
 */
export async function loadKemendagri(db: Db): Promise<number> {
  if (await findRegion(db, KEMENDAGRI, '')) return 0;
  const nodes = [nation, ...(await domesticNodes()), ...(await overseasNodes())];
  return db.transaction().execute(async (tx) => {
    await lockScheme(tx, KEMENDAGRI);
    if (await findRegion(tx, KEMENDAGRI, '')) return 0;
    await fillEmptyTree(tx, () => insertVersions(tx, KEMENDAGRI, SOURCE, nodes, new Map()));
    await analyseTree(tx);
    return nodes.length;
  });
}

const nation: NewVersion = { path: '', name: 'Indonesia', aliases: [], validFrom: null };

async function domesticNodes(): Promise<NewVersion[]> {
  const folder = new URL('../data/', import.meta.resolve('idn-area-data'));
  const tables = await Promise.all(FILES.map((file) => readFile(new URL(`${file}.csv`, folder), 'utf8')));
  return tables.flatMap(readNodes);
}

/** Rows are `code,[parent,]name`. The files quote nothing; a `"` in them is an apostrophe (Soka"an). */
function readNodes(text: string): NewVersion[] {
  const rows: string[][] = parse(text, { quote: false, from_line: 2, skip_empty_lines: true });
  return rows.map((cells) => ({
    path: cells[0] ?? '', name: titleCase((cells.at(-1) ?? '').replaceAll('"', "'")), aliases: [], validFrom: null,
  }));
}
