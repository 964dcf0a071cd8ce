import type { OpenDatabase } from '../kernel/db/open.ts';
import type { ContestContext } from '../modules/elections/index.ts';
import { recount } from '../modules/recapitulation/index.ts';
import { plantCountry, THREE_PAIRS } from '../modules/sheets/index.ts';
import { machine, median, timed, withDatabase } from './support/measure.ts';

const SHEETS = 816_920;
const ROUNDS = 5;
const CHANNEL = 'main';

/**
 * A full recount of a nation's sheets, every figure of every subdistrict held against the running totals, against a bare
 * `SELECT sum(figures[1]), sum(figures[2]), …` of the same figures of the same rows, in the same run, by turns. Target: ≤ 2.
 */
export async function bench(): Promise<void> {
  console.log(`recount: ${machine()}`);
  await withDatabase(4, async (database) => {
    const contest = await plantCountry(database.db, { provinces: 34, regencies: 15, subdistricts: 14, villages: 12, stations: 10, ballot: THREE_PAIRS });
    await plantSheets(database, contest);
    const ratios: number[] = [];
    const times = { recount: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const bare = await timed(() => bareSum(database, contest));
      const counted = await timed(() => recount(database.db, contest.id, CHANNEL));
      if (round === 0) continue;
      times.bare.push(bare.seconds);
      times.recount.push(counted.seconds);
      ratios.push(counted.seconds / bare.seconds);
    }
    const { sheets, differences } = await recount(database.db, contest.id, CHANNEL);
    const ratio = median(ratios);
    console.log(`  ${sheets.toLocaleString('en')} sheets of ${contest.form.cells.length} figures, ${differences.length} differences`);
    console.log(`  recount ${median(times.recount).toFixed(2)} s, bare sum ${median(times.bare).toFixed(2)} s: ratio ${ratio.toFixed(2)} (target ≤ 2) ${ratio <= 2 ? 'reached' : 'MISSED'}`);
  });
}

const bareSum = ({ pool }: OpenDatabase, { id, form }: ContestContext): Promise<unknown> =>
  pool.query(`SELECT ${form.cells.map((_, i) => `sum(figures[${i + 1}])`).join()} FROM sheet_version WHERE contest_id = $1 AND channel = $2 AND current`, [id, CHANNEL]);

/** Sheets and running totals made by the database itself: what is measured is the counting, not the intake. */
export async function plantSheets({ pool }: OpenDatabase, { id, rollId, form }: ContestContext): Promise<void> {
  const cells = form.cells.map((_, i) => (i % 9 === 8 ? `CASE WHEN s.number % 50 = 0 THEN NULL ELSE (s.village_id * 7 + s.number * ${i + 3}) % 300 END` : `(s.village_id * 7 + s.number * ${i + 3}) % 300`));
  await pool.query(
    `INSERT INTO sheet_version (contest_id, channel, village_id, broken, station, version, hard, incomplete, origin, actor, figures)
     SELECT $1, '${CHANNEL}', s.village_id, CASE WHEN s.number = 7 THEN 16 ELSE 0 END, s.number, 1, s.number = 7, false, 'import', 'bench', ARRAY[${cells.join()}]
     FROM polling_station s WHERE s.roll_id = $2 ORDER BY s.village_id, s.number LIMIT ${SHEETS}`, [id, rollId]);
  const vector = (of: string): string => `ARRAY[${form.cells.map((_, i) => of.replace('?', String(i + 1))).join()}]::bigint[]`;
  await pool.query(
    `INSERT INTO running_total (contest_id, channel, path, region_id, stations_in, hard, warn, corrected, incomplete, rules, present, sums)
     SELECT $1, '${CHANNEL}', d.path, d.id, count(*), count(*) FILTER (WHERE hard), 0, 0, 0,
            ARRAY[${Array.from({ length: 27 }, (_, bit) => `count(*) FILTER (WHERE broken & ${2 ** bit} <> 0)`).join()}]::bigint[],
            ${vector('count(figures[?])')}, ${vector('sum(figures[?])')}
     FROM sheet_version v JOIN region r ON r.id = v.village_id JOIN region d ON d.id = r.parent_id GROUP BY d.id`, [id]);
  await pool.query('VACUUM ANALYZE');
}
