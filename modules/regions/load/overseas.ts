import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { depthOf, joinPath } from '../rules/paths.ts';
import type { NewVersion } from '../rules/versions.ts';

/** What a mission votes by: boxes, mobile boxes, post. They take the place of villages below a mission. */
const UNITS = [{ segment: '0001', name: 'TPSLN' }, { segment: '0002', name: 'KSK' }, { segment: '0003', name: 'POS' }];

const FILE = new URL('../data/overseas.csv', import.meta.url);

/** 'Luar Negeri' (99), its countries, the Indonesian missions there and the three units of each. */
export async function overseasNodes(): Promise<NewVersion[]> {
  const rows: { code: string; name: string }[] = parse(await readFile(FILE, 'utf8'), { columns: true });
  const listed = rows.map((row) => node(row.code, row.name));
  const units = rows.filter((row) => depthOf(row.code) === 3)
    .flatMap((mission) => UNITS.map((unit) => node(joinPath(mission.code, unit.segment), unit.name)));
  return [node('99', 'Luar Negeri'), ...listed, ...units];
}

const node = (path: string, name: string): NewVersion => ({ path, name, aliases: [], validFrom: null });
