import { sql } from 'kysely';
import type { Db } from '../../../kernel/db/schema.ts';
import { fine, wrong, type Check } from './check.ts';

type Facts = { version: string; fsync: string; commit: string; pages: string; checksums: string; trigram: boolean; migrations: number };

/** Whether what PostgreSQL acknowledges is really on the disk, and whether all it needs is there. */
export async function checkDatabase(db: Db): Promise<Check[]> {
  const { rows } = await sql<Facts>`
    SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages,
      current_setting('data_checksums') AS checksums,
      EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS trigram,
      (SELECT count(*) FROM migration) AS migrations`.execute(db);
  const facts = rows[0];
  if (!facts) return [];
  const durable = facts.fsync === 'on' && facts.commit !== 'off' && facts.pages === 'on';
  const settings = `fsync ${facts.fsync}, synchronous_commit ${facts.commit}, full_page_writes ${facts.pages}`;
  return [
    fine('PostgreSQL', 'PostgreSQL', `${facts.version}, ${facts.migrations} migrasi`),
    durable
      ? fine('Tahan mati listrik', 'Survives a power cut', settings)
      : wrong('Tahan mati listrik', 'Survives a power cut', settings, { id: 'Nyalakan ketiganya di postgresql.conf.', en: 'Switch all three on in postgresql.conf.' }),
    facts.checksums === 'on'
      ? fine('Checksum data', 'Data checksums', 'on')
      : wrong('Checksum data', 'Data checksums', 'off', { id: 'Nyalakan dengan pg_checksums --enable saat server berhenti.', en: 'Switch on with pg_checksums --enable while the server is stopped.' }),
    facts.trigram
      ? fine('Pencarian (pg_trgm)', 'Search (pg_trgm)', 'ada')
      : wrong('Pencarian (pg_trgm)', 'Search (pg_trgm)', 'tidak ada', { id: 'CREATE EXTENSION pg_trgm sebagai pemilik basis data.', en: 'CREATE EXTENSION pg_trgm as the owner of the database.' }),
  ];
}
