import type { PersonalPart } from '../../people/index.ts';
import { comparedBy, entriesSaidBy, looksOf, photosSentBy, queuesOf, uploadsOf } from './store.ts';

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** What this room holds about people, for the copy of their data (UU 27/2022 art. 7). */
export const SHEETS_PARTS: readonly PersonalPart[] = [
  {
    name: 'isian-lembar', title: 'Angka C.Hasil yang diketik atau dibaca', tables: ['sheet_entry'],
    of: async (db, ids) => (await entriesSaidBy(db, ids)).map(({ saidAt, receivedAt, figures, ...entry }) => ({ ...entry, figures: figures.map((figure) => figure ?? '-').join(' '), said_at: at(saidAt), received_at: at(receivedAt) })),
  },
  {
    name: 'foto-lembar', title: 'Foto C.Hasil dan foto keberatan yang dikirim', tables: ['sheet_photo', 'statement_photo'],
    of: async (db, ids) => (await photosSentBy(db, ids)).map(({ takenAt, receivedAt, ...photo }) => ({ ...photo, taken_at: at(takenAt), received_at: at(receivedAt) })),
  },
  { name: 'foto-dikirim', title: 'Foto yang belum selesai dikirim', tables: ['photo_upload'], of: async (db, ids) => (await uploadsOf(db, ids)).map((one) => ({ ...one, moved_at: at(one.moved_at) })) },
  {
    name: 'lembar-dilihat', title: 'C.Hasil yang isiannya dilihat, dikembalikan tanpa dibaca, atau dilaporkan tidak terbaca', tables: ['sheet_look'],
    of: async (db, ids) => (await looksOf(db, ids)).map(({ firstAt, lastAt, ...look }) => ({ ...look, first_at: at(firstAt), last_at: at(lastAt) })),
  },
  {
    name: 'foto-dibandingkan', title: 'Foto pengganti yang dibandingkan dengan angka yang berlaku', tables: ['photo_comparison'],
    of: async (db, ids) => (await comparedBy(db, ids)).map(({ comparedAt, ...one }) => ({ ...one, compared_at: at(comparedAt) })),
  },
  { name: 'antrean', title: 'Antrean yang ditanggung', tables: ['queue_owner'], of: async (db, ids) => (await queuesOf(db, ids)).map(({ path, ...one }) => ({ ...one, region: path, named_at: at(one.named_at) })) },
];
