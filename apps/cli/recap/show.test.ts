import { describe, expect, it } from 'vitest';
import type { ContestContext } from '../../../modules/elections/index.ts';
import type { ResultRow } from '../../../modules/recapitulation/index.ts';
import type { Level } from '../../../modules/regions/index.ts';
import { recapTable } from './show.ts';

const contest = (scheme: string): ContestContext => ({ scheme, form: { cells: [{ id: 'C.1' }, { id: 'V1' }], index: { 'C.1': 0, V1: 1 } } }) as unknown as ContestContext;
const row = (path: string, name: string): ResultRow => ({ path, name, tally: { stationsIn: 1, stations: 2, hard: 0, figures: { 'C.1': 10, V1: null } } }) as unknown as ResultRow;

async function shown(level: Level, rows: ResultRow[], scheme = 'kemendagri'): Promise<string[]> {
  async function* source(): AsyncGenerator<ResultRow, void, undefined> {
    await Promise.resolve();
    yield* rows;
  }
  let text = '';
  for await (const piece of recapTable(contest(scheme), level, source(), 'id')) text += piece;
  return text.trimEnd().split('\n').slice(1).map((line) => line.slice(0, 30).trim());
}

describe('the table of the terminal', () => {
  it('puts countries under a heading of their own, last, in either tree', async () => {
    expect(await shown('regency', [row('-99.-991', 'Malaysia'), row('26141.26142', 'Kota Palembang')], 'kpu-2019')).toEqual(['Kota Palembang', '', 'Luar negeri, per negara', 'Malaysia']);
    expect(await shown('regency', [row('16.71', 'Kota Palembang'), row('99.01', 'Jepang')])).toEqual(['Kota Palembang', '', 'Luar negeri, per negara', 'Jepang']);
  });
  it('leaves the overseas sum among the provinces, and says nothing where nothing lies abroad', async () => {
    expect(await shown('province', [row('16', 'Sumatera Selatan'), row('99', 'Luar Negeri')])).toEqual(['Sumatera Selatan', 'Luar Negeri']);
    expect(await shown('regency', [row('16.71', 'Kota Palembang')])).toEqual(['Kota Palembang']);
  });
});
