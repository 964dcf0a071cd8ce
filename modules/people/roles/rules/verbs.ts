import type { Text } from '../../../../kernel/text.ts';

type VerbEntry = { readonly name: Text; readonly power: 'reading' | 'counting' | 'people' | 'sensitive' | 'watching' | 'house' };

const verb = (power: VerbEntry['power'], id: string, en: string): VerbEntry => ({ power, name: { id, en } });

/**
 * Every right of the house, in words. `counting` = may change or accept figures; no administrator of the system holds one.
 * A route that asks for a verb missing here fails a test.
 */
export const VERBS = {
  'regions.read': verb('reading', 'Melihat wilayah dan TPS', 'See regions and polling stations'),
  'regions.change': verb('house', 'Mengubah wilayah menurut hukum', 'Change regions by law'),
  'regions.import': verb('house', 'Mengimpor wilayah dan pemilih', 'Import regions and voters'),
  'elections.read': verb('reading', 'Melihat pemilu, surat suara dan aturan', 'See elections, ballots and rules'),
  'elections.define': verb('counting', 'Menetapkan pemilu dan surat suara', 'Define elections and ballots'),
  'sheets.read': verb('reading', 'Melihat C.Hasil', 'See result sheets'),
  'sheets.record': verb('counting', 'Mencatat dan mengoreksi C.Hasil', 'Record and correct result sheets'),
  'sheets.enter': verb('counting', 'Mengisi C.Hasil dan mengirim fotonya', 'Fill in result sheets and send their photos'),
  'sheets.verify': verb('counting', 'Membaca ulang C.Hasil daerah lain', 'Read result sheets of other regions again'),
  'sheets.supervise': verb('counting', 'Mengurus antrean verifikasi', 'Look after the verification queue'),
  'recapitulation.read': verb('reading', 'Melihat rekapitulasi', 'See recapitulations'),
  'recapitulation.check': verb('watching', 'Menghitung ulang dan membandingkan', 'Recount and compare'),
  'recapitulation.import_official': verb('counting', 'Mengimpor angka resmi', 'Import official figures'),
  'recapitulation.lead': verb('counting', 'Memimpin rapat pleno rekapitulasi', 'Lead recapitulation plenaries'),
  'recapitulation.show': verb('reading', 'Menayangkan foto lembar yang sedang dibacakan', 'Show photos of the sheet being read aloud'),
  'supervision.read': verb('reading', 'Melihat mandat dan pernyataan saksi dan pengawas', 'See mandates and statements of witnesses and supervisors'),
  'supervision.mandate': verb('people', 'Mencatat mandat saksi dan pengawas', 'Record mandates of witnesses and supervisors'),
  'supervision.witness': verb('reading', 'Menerima salinan, menyetujui atau berkeberatan', 'Receive copies, agree or object'),
  'people.read': verb('people', 'Melihat orang (NIK tersamar)', 'See people (NIK masked)'),
  'people.write': verb('people', 'Mencatat dan mengubah orang', 'Record and change people'),
  'people.merge': verb('people', 'Menggabungkan orang yang tercatat ganda', 'Merge people recorded twice'),
  'people.read_nik': verb('sensitive', 'Melihat NIK utuh', 'See the whole NIK'),
  'people.read_health': verb('sensitive', 'Melihat data kesehatan', 'See health data'),
  'people.write_health': verb('sensitive', 'Mencatat data kesehatan', 'Record health data'),
  'people.read_finance': verb('sensitive', 'Melihat data keuangan pribadi', 'See personal finance data'),
  'people.write_finance': verb('sensitive', 'Mencatat data keuangan pribadi', 'Record personal finance data'),
  'people.read_record': verb('sensitive', 'Melihat catatan kejahatan', 'See criminal record data'),
  'people.write_record': verb('sensitive', 'Mencatat catatan kejahatan', 'Record criminal record data'),
  'privacy.read': verb('people', 'Melihat register privasi', 'See the privacy register'),
  'privacy.manage': verb('people', 'Mengurus retensi, kebocoran dan permintaan subjek data', 'Handle retention, breaches and subject requests'),
  'privacy.export': verb('sensitive', 'Mengunduh data seseorang untuk orang itu', 'Export a person\'s data for that person'),
  'roles.read': verb('people', 'Melihat peran', 'See roles'),
  'roles.grant': verb('people', 'Memberi dan mencabut peran', 'Grant and revoke roles'),
  'roles.grant_watchers': verb('people', 'Memberi dan mencabut peran saksi, pengawas, pengamat dan pemeriksa', 'Grant and revoke roles of witnesses, supervisors, observers and auditors'),
  'accounts.read': verb('people', 'Melihat akun', 'See accounts'),
  'accounts.manage': verb('people', 'Membuat, memulihkan dan menutup akun', 'Create, recover and close accounts'),
  'sessions.read': verb('people', 'Melihat sesi masuk orang lain', 'See other people\'s sign-ins'),
  'sessions.revoke': verb('people', 'Mengakhiri sesi masuk orang lain', 'End other people\'s sign-ins'),
  'devices.read': verb('people', 'Melihat gawai', 'See devices'),
  'devices.enrol': verb('people', 'Mendaftarkan gawai petugas', 'Enrol officers\' devices'),
  'devices.revoke': verb('people', 'Mencabut gawai', 'Revoke devices'),
  'devices.report': verb('reading', 'Melapor dari gawai sendiri', 'Report from one\'s own device'),
  'messages.read': verb('house', 'Melihat kotak keluar pesan', 'See the message outbox'),
  'audit.read': verb('watching', 'Melihat jejak', 'See the trail'),
} as const satisfies Record<string, VerbEntry>;

export type KnownVerb = keyof typeof VERBS;
