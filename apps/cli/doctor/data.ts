import { sql } from 'kysely';
import type { Db } from '../../../kernel/db/schema.ts';
import { listEvents } from '../../../modules/elections/index.ts';
import { recount } from '../../../modules/recapitulation/index.ts';
import { fine, wrong, type Check } from './check.ts';

/** Whether the data holds together: trees without orphans, one current version per sheet, running totals = recount. */
export async function checkData(db: Db): Promise<Check[]> {
  return [await checkTrees(db), await checkVersions(db), ...(await checkTotals(db))];
}

async function checkTrees(db: Db): Promise<Check> {
  const { rows } = await sql<{ nodes: number; orphans: number }>`
    SELECT count(*) AS nodes, count(*) FILTER (WHERE child.level <> 'national' AND parent.id IS NULL) AS orphans
    FROM region child LEFT JOIN region parent ON parent.id = child.parent_id AND parent.scheme = child.scheme`.execute(db);
  const { nodes = 0, orphans = 0 } = rows[0] ?? {};
  return orphans === 0
    ? fine('Pohon wilayah', 'Region trees', `${nodes} wilayah`)
    : wrong('Pohon wilayah', 'Region trees', `${orphans} tanpa induk`, { id: 'Impor ulang wilayah itu.', en: 'Import those regions again.' });
}

async function checkVersions(db: Db): Promise<Check> {
  const { rows } = await sql<{ bad: number }>`
    SELECT count(*) AS bad FROM (
      SELECT 1 FROM sheet_version GROUP BY contest_id, channel, village_id, station
      HAVING count(*) FILTER (WHERE current) <> 1 OR max(version) <> count(*) OR bool_or(current AND version < 1)
    ) AS broken`.execute(db);
  const bad = rows[0]?.bad ?? 0;
  return bad === 0
    ? fine('Versi lembar', 'Sheet versions', 'satu yang berlaku per lembar')
    : wrong('Versi lembar', 'Sheet versions', `${bad} lembar`, { id: 'Jangan diperbaiki dengan tangan: pulihkan dari cadangan dan laporkan.', en: 'Do not mend by hand: restore from a backup and report.' });
}

async function checkTotals(db: Db): Promise<Check[]> {
  const checks: Check[] = [];
  for (const event of await listEvents(db)) {
    for (const contest of event.contests) for (const channel of contest.channels) {
      const { sheets, differences } = await recount(db, contest.id, channel);
      const name = `${event.slug}/${contest.slug}/${channel}`;
      checks.push(differences.length === 0
        ? fine(`Jumlah ${name}`, `Totals ${name}`, `${sheets} lembar, cocok dengan hitung ulang`)
        : wrong(`Jumlah ${name}`, `Totals ${name}`, `${differences.length} berbeda, pertama ${differences[0]?.path ?? ''} ${differences[0]?.measure ?? ''}`,
          { id: 'Hentikan penyajian dan laporkan: jumlah berjalan tidak sama dengan lembar.', en: 'Stop showing results and report: running totals are not the sum of the sheets.' }));
    }
  }
  return checks;
}
