import type { LawSource, PrivacyRules, Purpose } from './rule-set.ts';

const pdp = (article: string, note = ''): LawSource =>
  ({ law: 'UU', number: '27', year: 2022, article, date: '2022-10-17', verified: false, note });
const electionAct = (article: string, note = ''): LawSource =>
  ({ law: 'UU', number: '7', year: 2017, article, date: '2017-08-15', verified: false, note });
const HOUSE = 'Jangka waktu rancangan E-Rekap: jadwal retensi arsip KPU belum dibaca.';
const house = (note = HOUSE): LawSource => ({ law: 'Jadwal retensi arsip KPU', number: '-', year: 2024, article: '-', date: null, verified: false, note });

const HEALTH: Purpose = {
  id: 'health_check',
  name: { id: 'Pemeriksaan kesehatan petugas', en: 'Health check of officers' },
  data: { id: 'Hasil pemeriksaan: layak atau perlu diperiksa, dengan catatan', en: 'Result of the check: fit or needs review, with a note' },
  basis: 'consent', basisSource: pdp('Pasal 20 ayat (2) huruf a; Pasal 4 ayat (2) huruf a'),
  wordings: [{
    version: 1, from: '2024-10-17',
    text: {
      id: 'Saya setuju KPU menyimpan hasil pemeriksaan kesehatan saya (layak atau perlu diperiksa) untuk menilai kemampuan saya bertugas. Hasil itu hanya dilihat petugas data pribadi, setiap kali dengan alasan yang dicatat, dan dihapus 12 bulan setelah tugas saya berakhir. Saya boleh menarik persetujuan ini kapan saja.',
      en: 'I agree that KPU keeps the result of my health check (fit or needs review) to judge whether I am able to serve. Only personnel data officers see it, each time for a recorded reason, and it is deleted 12 months after my duty ends. I may withdraw this consent at any time.',
    },
  }],
  items: ['health'], retention: { after: 'duty_end', months: 12, source: house() }, seenBy: ['people.read_health'],
};

const FINANCE: Purpose = {
  id: 'honorarium',
  name: { id: 'Pembayaran honorarium', en: 'Payment of honoraria' },
  data: { id: 'Bank, nomor rekening, nama pemilik rekening', en: 'Bank, account number, account holder' },
  basis: 'legal_obligation', basisSource: pdp('Pasal 20 ayat (2) huruf c; Pasal 4 ayat (2) huruf f'), wordings: [],
  items: ['finance'], seenBy: ['people.read_finance'],
  retention: {
    after: 'duty_end', months: 120,
    source: { law: 'UU', number: '28', year: 2007, article: 'Pasal 28 ayat (11)', date: '2007-07-17', verified: false, note: 'Sepuluh tahun bagi dokumen dasar pembukuan pajak; berlaku bagi bukti bayar, teksnya belum dibaca.' },
  },
};

const RECORD: Purpose = {
  id: 'eligibility',
  name: { id: 'Pemeriksaan syarat petugas', en: 'Check of the conditions of office' },
  data: { id: 'Surat keterangan catatan kejahatan: keadaan, nomor surat, catatan', en: 'Criminal record statement: state, number of the document, note' },
  basis: 'legal_obligation', basisSource: electionAct('Pasal 72 huruf i', 'Tidak pernah dipidana penjara; juga UU 27/2022 Pasal 20 ayat (2) huruf c.'), wordings: [],
  items: ['record'], retention: { after: 'duty_end', months: 12, source: house() }, seenBy: ['people.read_record'],
};

const OTHERS: readonly Purpose[] = [
  {
    id: 'staff_register',
    name: { id: 'Register penyelenggara', en: 'Register of election officers' },
    data: { id: 'Nama, NIK, kelamin, tanggal dan tempat lahir, alamat, peran', en: 'Name, NIK, sex, date and place of birth, address, roles' },
    basis: 'public_duty', basisSource: pdp('Pasal 20 ayat (2) huruf e'), wordings: [], items: ['identity'],
    retention: { after: 'duty_end', months: 60, source: house('Satu siklus pemilu lima tahun, agar syarat masa jabatan dapat diperiksa; jadwal retensi arsip KPU belum dibaca.') },
    seenBy: ['people.read', 'people.read_nik'],
  },
  {
    id: 'duty_contact',
    name: { id: 'Menghubungi petugas', en: 'Reaching officers' },
    data: { id: 'Surel, nomor telepon', en: 'E-mail address, telephone number' },
    basis: 'public_duty', basisSource: pdp('Pasal 20 ayat (2) huruf e'), wordings: [], items: ['contacts'],
    retention: { after: 'last_activity', months: 24, source: house() }, seenBy: ['people.read'],
  },
  {
    id: 'sign_in',
    name: { id: 'Akun, sesi masuk dan gawai', en: 'Accounts, sign-ins and devices' },
    data: { id: 'Nama masuk, alamat jaringan, nama peramban dan gawai', en: 'Login, network address, names of browser and device' },
    basis: 'public_duty', basisSource: pdp('Pasal 20 ayat (2) huruf e; Pasal 35'), wordings: [], items: ['account'],
    retention: { after: 'last_activity', months: 24, source: house() }, seenBy: ['accounts.read', 'sessions.read', 'devices.read'],
  },
  {
    id: 'consent_proof',
    name: { id: 'Bukti persetujuan', en: 'Proof of consent' },
    data: { id: 'Persetujuan dengan tanggal dan naskahnya; nama dan kontak wali', en: 'Consents with date and wording; name and contact of a guardian' },
    basis: 'legal_obligation', basisSource: pdp('Pasal 24'), wordings: [], items: ['consent_details'],
    retention: { after: 'last_activity', months: 60, source: house() }, seenBy: ['people.read'],
  },
  {
    id: 'cadre_outreach',
    name: { id: 'Undangan pelatihan dan kegiatan kader', en: 'Invitations to training and cadre activities' },
    data: { id: 'Nama, kontak, wilayah', en: 'Name, contacts, region' },
    basis: 'consent', basisSource: pdp('Pasal 20 ayat (2) huruf a'),
    wordings: [{
      version: 1, from: '2024-10-17',
      text: {
        id: 'Saya setuju KPU mengirimi saya undangan pelatihan dan kegiatan pendidikan pemilih lewat kontak yang saya berikan. Saya boleh menarik persetujuan ini kapan saja.',
        en: 'I agree that KPU sends me invitations to training and voter education through the contacts I gave. I may withdraw this consent at any time.',
      },
    }],
    items: [], retention: { after: 'last_activity', months: 24, source: house() }, seenBy: ['people.read'],
  },
];

const CLOCK = 'Paling lambat 3 x 24 jam sejak permintaan diterima; teks belum dibaca dari lembaran negara.';

/** UU 27/2022 in full force since 17 October 2024, two years after its enactment (art. 74). */
export const PDP_2024: PrivacyRules = {
  slug: 'pdp-2024', name: 'UU 27/2022 (Pelindungan Data Pribadi)', follows: null, validFrom: '2024-10-17', validTo: null,
  childBelowYears: {
    value: 18, law: 'UU', number: '35', year: 2014, article: 'Pasal 1 angka 1', date: '2014-10-17', verified: false,
    note: 'UU 27/2022 Pasal 25 mewajibkan persetujuan orang tua atau wali bagi anak tanpa menyebut umur; umurnya dari UU 35/2014 (perubahan UU 23/2002).',
  },
  breachNoticeHours: { value: 72, ...pdp('Pasal 46 ayat (1)', 'Satu sumber menyebut Pasal 40, penomoran rancangan lama; kutipan pers menyebut Pasal 46.') },
  requestHours: {
    access: { value: 72, ...pdp('Pasal 32 ayat (2)', CLOCK) },
    correction: { value: 72, ...pdp('Pasal 30 ayat (1)', CLOCK) },
    erasure: { value: 72, ...pdp('Pasal 43; Pasal 40', 'Jangka waktu Pasal 40 (penarikan persetujuan) dipakai juga untuk penghapusan.') },
    restriction: { value: 72, ...pdp('Pasal 41 ayat (1)', CLOCK) },
    objection: { value: 72, ...pdp('Pasal 10; Pasal 40', 'Jangka waktu Pasal 40 dipakai juga untuk keberatan.') },
  },
  purposes: [...OTHERS.slice(0, 2), HEALTH, FINANCE, RECORD, ...OTHERS.slice(2)],
};
