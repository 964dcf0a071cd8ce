import type { Lang, Text } from '../../../kernel/text.ts';

/** What the rooms are called in the trail. */
export const ACTION_MODULES: Readonly<Record<string, Text>> = {
  sheets: { id: 'Lembar', en: 'Sheets' },
  recapitulation: { id: 'Rekapitulasi', en: 'Recapitulation' },
  regions: { id: 'Wilayah', en: 'Regions' },
  elections: { id: 'Pemilihan', en: 'Elections' },
  people: { id: 'Orang', en: 'People' },
  accounts: { id: 'Akun', en: 'Accounts' },
  sessions: { id: 'Sesi', en: 'Sessions' },
  session: { id: 'Masuk', en: 'Sign-ins' },
  roles: { id: 'Peran dan hak', en: 'Roles and rights' },
  devices: { id: 'Gawai', en: 'Devices' },
  privacy: { id: 'Data pribadi', en: 'Personal data' },
  access: { id: 'Penolakan', en: 'Refusals' },
  audit: { id: 'Jejak', en: 'Trail' },
  house: { id: 'Kunci rumah', en: 'House key' },
  files: { id: 'Berkas', en: 'Files' },
  messages: { id: 'Pesan', en: 'Messages' },
};

/** What was done, in words; a code that is not here is shown as it stands. */
export const ACTIONS: Readonly<Record<string, Text>> = {
  'sheets.photograph': { id: 'Mengirim foto lembar', en: 'Sent a photo of a sheet' },
  'supervision.photograph': { id: 'Mengirim foto keberatan', en: 'Sent a photo of an objection' },
  'sheets.record': { id: 'Mencatat lembar', en: 'Recorded a sheet' },
  'sheets.correct': { id: 'Mengoreksi lembar', en: 'Corrected a sheet' },
  'sheets.import_batch': { id: 'Mengimpor lembar', en: 'Imported sheets' },
  'recapitulation.import_official': { id: 'Mengimpor angka resmi', en: 'Imported official figures' },
  'recapitulation.check': { id: 'Menghitung ulang', en: 'Recounted' },
  'recapitulation.plan_plenary': { id: 'Menjadwalkan rapat pleno', en: 'Planned a plenary' },
  'recapitulation.certificate_draw_up': { id: 'Menyusun D.Hasil', en: 'Drew up a certificate' },
  'recapitulation.certificate_read_back': { id: 'Membacakan kembali D.Hasil', en: 'Read a certificate back' },
  'recapitulation.certificate_sign': { id: 'Mencatat tanda tangan atau penolakan', en: 'Recorded a signature or a refusal' },
  'recapitulation.certificate_send': { id: 'Mengirim D.Hasil ke atas', en: 'Sent a certificate up' },
  'recapitulation.certificate_accept': { id: 'Menerima D.Hasil', en: 'Accepted a certificate' },
  'recapitulation.certificate_return': { id: 'Mengembalikan D.Hasil', en: 'Returned a certificate' },
  'recapitulation.certificate_reopen': { id: 'Membuka lagi D.Hasil', en: 'Opened a certificate again' },
  'recapitulation.answer_alarm': { id: 'Menjawab peringatan rekapitulasi', en: 'Answered a recapitulation alarm' },
  'recapitulation.print': { id: 'Mencetak berkas rekapitulasi', en: 'Printed a paper of the recapitulation' },
  'recapitulation.open_plenary': { id: 'Membuka rapat pleno', en: 'Opened a plenary' },
  'recapitulation.pause_plenary': { id: 'Menskors rapat pleno', en: 'Put a plenary into recess' },
  'recapitulation.resume_plenary': { id: 'Melanjutkan rapat pleno', en: 'Resumed a plenary' },
  'recapitulation.close_plenary': { id: 'Menutup rapat pleno', en: 'Closed a plenary' },
  'recapitulation.reopen_plenary': { id: 'Membuka lagi rapat pleno', en: 'Opened a plenary again' },
  'recapitulation.set_groups': { id: 'Membagi kelompok baca', en: 'Divided the groups' },
  'recapitulation.attend': { id: 'Mencatat hadirin rapat pleno', en: 'Recorded who came to a plenary' },
  'recapitulation.leave': { id: 'Mencatat yang meninggalkan rapat pleno', en: 'Recorded who left a plenary' },
  'recapitulation.show': { id: 'Menampilkan baris di layar pleno', en: 'Showed a line on the projector' },
  'recapitulation.confirm': { id: 'Menyatakan satu baris cocok', en: 'Confirmed a line' },
  'recapitulation.confirm_many': { id: 'Menyatakan beberapa baris cocok', en: 'Confirmed several lines' },
  'recapitulation.correct': { id: 'Mengoreksi baris rekapitulasi', en: 'Corrected a line' },
  'recapitulation.undo': { id: 'Meminta baris dibacakan ulang', en: 'Had a line read again' },
  'recapitulation.raise_objection': { id: 'Mencatat keberatan atau kejadian khusus', en: 'Recorded an objection or special event' },
  'recapitulation.answer_objection': { id: 'Menjawab keberatan', en: 'Answered an objection' },
  'regions.import': { id: 'Mengimpor wilayah atau TPS', en: 'Imported regions or stations' },
  'regions.change': { id: 'Mengubah wilayah', en: 'Changed regions' },
  'regions.create': { id: 'Menambah wilayah', en: 'Added a region' },
  'regions.rename': { id: 'Mengganti nama wilayah', en: 'Renamed a region' },
  'regions.move': { id: 'Memindahkan wilayah', en: 'Moved a region' },
  'regions.split': { id: 'Memekarkan wilayah', en: 'Split a region' },
  'regions.merge': { id: 'Menggabungkan wilayah', en: 'Merged regions' },
  'regions.end': { id: 'Mengakhiri wilayah', en: 'Ended a region' },
  'elections.create_event': { id: 'Membuat pemilu', en: 'Created an election' },
  'elections.create_contest': { id: 'Membuat pemilihan', en: 'Created a contest' },
  'elections.import_contests': { id: 'Mengimpor pemilihan', en: 'Imported contests' },
  'elections.set_ballot': { id: 'Menetapkan surat suara', en: 'Set a ballot' },
  'access.refused': { id: 'Ditolak: tidak berwenang', en: 'Refused: not allowed' },
  'audit.print': { id: 'Mencetak layar', en: 'Printed a screen' },
  'files.keep': { id: 'Menyimpan berkas impor', en: 'Kept an imported file' },
  'session.demo': { id: 'Masuk sebagai orang contoh', en: 'Signed in as a demo person' },
  'people.create': { id: 'Mencatat orang', en: 'Recorded a person' },
  'people.change': { id: 'Mengubah data orang', en: 'Changed a person' },
  'people.merge': { id: 'Menggabungkan dua catatan orang', en: 'Merged two records of a person' },
  'people.distinguish': { id: 'Menyatakan dua orang berbeda', en: 'Told two people apart' },
  'people.import': { id: 'Mengimpor orang', en: 'Imported people' },
  'people.import_preview': { id: 'Memeriksa berkas orang', en: 'Checked a file of people' },
  'people.import_refused': { id: 'Impor orang ditolak', en: 'An import of people was refused' },
  'people.add_contact': { id: 'Menambah kontak', en: 'Added a contact' },
  'people.end_contact': { id: 'Mengakhiri kontak', en: 'Ended a contact' },
  'people.find_nik': { id: 'Mencari orang dengan NIK', en: 'Looked for a person by NIK' },
  'people.read_nik': { id: 'Melihat NIK utuh', en: 'Saw a whole NIK' },
  'people.read_contacts': { id: 'Melihat kontak dan alamat', en: 'Saw contacts and address' },
  'people.export': { id: 'Mengunduh daftar orang', en: 'Downloaded the list of people' },
  'people.look_nik': { id: 'Membuka NIK', en: 'Looked at a NIK' },
  'people.look_contacts': { id: 'Membuka kontak', en: 'Looked at contacts' },
  'people.look_health': { id: 'Membuka data kesehatan', en: 'Looked at health data' },
  'people.look_finance': { id: 'Membuka data keuangan', en: 'Looked at financial data' },
  'people.look_record': { id: 'Membuka catatan kejahatan', en: 'Looked at a criminal record' },
  'accounts.created': { id: 'Membuat akun', en: 'Made an account' },
  'accounts.set_up': { id: 'Menyiapkan kantor pertama', en: 'Set up the first office' },
  'accounts.signed_in': { id: 'Masuk', en: 'Signed in' },
  'accounts.signed_out': { id: 'Keluar', en: 'Signed out' },
  'accounts.sign_in_failed': { id: 'Gagal masuk', en: 'Failed to sign in' },
  'accounts.proof_failed': { id: 'Gagal membuktikan diri', en: 'Failed to prove who they are' },
  'accounts.password_changed': { id: 'Mengganti kata sandi', en: 'Changed the password' },
  'accounts.password_reset': { id: 'Memulihkan kata sandi', en: 'Reset the password' },
  'accounts.reset_requested': { id: 'Meminta pemulihan kata sandi', en: 'Asked for a new password' },
  'accounts.recovery_renewed': { id: 'Memperbarui kode pemulihan', en: 'Renewed the recovery codes' },
  'accounts.totp_added': { id: 'Memasang aplikasi kode', en: 'Set up the code app' },
  'accounts.totp_removed': { id: 'Melepas aplikasi kode', en: 'Removed the code app' },
  'accounts.passkey_added': { id: 'Menambah kunci sandi (passkey)', en: 'Added a passkey' },
  'accounts.passkey_removed': { id: 'Menghapus kunci sandi (passkey)', en: 'Removed a passkey' },
  'accounts.factors_dropped': { id: 'Menghapus faktor kedua', en: 'Removed the second factors' },
  'accounts.invited_again': { id: 'Mengundang lagi', en: 'Invited again' },
  'accounts.invited_from_terminal': { id: 'Mengundang dari terminal', en: 'Invited from the terminal' },
  'house.rekey': { id: 'Menyegel ulang dengan kunci baru', en: 'Sealed anew with a new key' },
  'accounts.disabled': { id: 'Menonaktifkan akun', en: 'Disabled an account' },
  'accounts.enabled': { id: 'Mengaktifkan akun', en: 'Enabled an account' },
  'accounts.session_ended': { id: 'Mengakhiri satu sesi sendiri', en: 'Ended one own session' },
  'accounts.sessions_ended': { id: 'Mengakhiri sesi lain sendiri', en: 'Ended the other own sessions' },
  'sessions.ended': { id: 'Mengakhiri sesi orang lain', en: "Ended someone's session" },
  'roles.grant': { id: 'Memberi peran', en: 'Granted a role' },
  'roles.revoke': { id: 'Mencabut peran', en: 'Revoked a role' },
  'roles.import': { id: 'Mengimpor peran', en: 'Imported roles' },
  'roles.preview': { id: 'Memeriksa berkas peran', en: 'Checked a file of roles' },
  'roles.import_refused': { id: 'Berkas peran ditolak', en: 'Refused a file of roles' },
  'roles.appoint': { id: 'Mengangkat ke badan adhoc', en: 'Appointed to a body' },
  'roles.release': { id: 'Melepas dari badan adhoc', en: 'Released from a body' },
  'roles.end': { id: 'Peran berakhir pada waktunya', en: 'A role ended with its term' },
  'roles.move': { id: 'Memindahkan peran', en: 'Moved roles' },
  'devices.invite': { id: 'Mengundang gawai', en: 'Invited a device' },
  'devices.invite_own': { id: 'Mengundang gawai sendiri', en: 'Invited an own device' },
  'devices.cancel_invite': { id: 'Membatalkan undangan gawai', en: 'Cancelled the invitation of a device' },
  'devices.enrol': { id: 'Mendaftarkan gawai', en: 'Enrolled a device' },
  'devices.revoke': { id: 'Mencabut gawai', en: 'Revoked a device' },
  'devices.revoke_own': { id: 'Mencabut gawai sendiri', en: 'Revoked an own device' },
  'devices.end': { id: 'Gawai berakhir bersama tugasnya', en: 'A device ended with its duty' },
  'devices.refused': { id: 'Gawai ditolak', en: 'Refused a device' },
  'devices.report': { id: 'Gawai melapor siap', en: 'A device reported ready' },
  'privacy.give_consent': { id: 'Memberi persetujuan', en: 'Gave consent' },
  'privacy.withdraw_consent': { id: 'Mencabut persetujuan', en: 'Withdrew consent' },
  'privacy.run_retention': { id: 'Menghapus data yang habis jangka waktu simpannya', en: 'Erased data whose retention has ended' },
  'privacy.erase': { id: 'Menghapus data pribadi', en: 'Erased personal data' },
  'privacy.export_person': { id: 'Mengunduh salinan data seseorang', en: "Downloaded a copy of somebody's data" },
  'privacy.file_request': { id: 'Mencatat permintaan subjek data', en: 'Filed a request of a data subject' },
  'privacy.decide_request': { id: 'Memutus permintaan subjek data', en: 'Decided a request of a data subject' },
  'privacy.place_hold': { id: 'Menahan penghapusan', en: 'Put erasure on hold' },
  'privacy.lift_hold': { id: 'Mencabut penahanan', en: 'Lifted a hold' },
  'privacy.register_breach': { id: 'Mencatat kegagalan pelindungan data', en: 'Registered a data breach' },
  'privacy.add_breach_event': { id: 'Menambah kejadian pada kegagalan pelindungan', en: 'Added an event to a breach' },
};

/** Every room leaves this one when a file goes out. */
const EXPORT: Text = { id: 'Mengunduh berkas', en: 'Downloaded a file' };

export const moduleOf = (action: string): string => action.split('.')[0] ?? action;

/** An action in words, else its code. */
export function actionName(action: string, lang: Lang): string {
  const known = ACTIONS[action];
  if (known) return known[lang];
  const room = ACTION_MODULES[moduleOf(action)];
  return action.endsWith('.export') ? `${EXPORT[lang]}${room ? `: ${room[lang]}` : ''}` : action;
}

/** Values of details that are words of the house, by the name of the detail. */
export const DETAIL_VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  outcome: { recorded: { id: 'dicatat', en: 'recorded' }, corrected: { id: 'dikoreksi', en: 'corrected' }, unchanged: { id: 'tetap', en: 'unchanged' } },
  origin: {
    paper: { id: 'lembar kertas', en: 'paper sheet' }, phone: { id: 'ponsel', en: 'phone' }, import: { id: 'impor berkas', en: 'imported file' },
    machine: { id: 'pembacaan mesin', en: 'machine reading' }, office: { id: 'diketik di kantor', en: 'typed in the office' },
  },
  via: {
    password: { id: 'kata sandi', en: 'password' }, totp: { id: 'aplikasi kode', en: 'code app' }, passkey: { id: 'kunci sandi (passkey)', en: 'passkey' },
    recovery: { id: 'kode pemulihan', en: 'recovery code' }, code: { id: 'kode sekali pakai', en: 'one-time code' }, enrol: { id: 'pasang faktor kedua', en: 'setting up a second factor' },
    setup: { id: 'penyiapan kantor', en: 'set-up of the office' }, link: { id: 'tautan', en: 'link' }, invite: { id: 'undangan', en: 'invitation' }, reset: { id: 'pemulihan kata sandi', en: 'reset of the password' },
  },
  delivery: { sent: { id: 'dikirim', en: 'sent' }, handed_over: { id: 'diserahkan di kantor', en: 'handed over in the office' }, own: { id: 'dibuat sendiri', en: 'made by oneself' } },
};

/** Names of the details that rooms leave most often. */
export const DETAILS: Readonly<Record<string, Text>> = {
  outcome: { id: 'hasil', en: 'outcome' }, version: { id: 'versi', en: 'version' }, broken: { id: 'aturan dilanggar', en: 'broken rules' },
  origin: { id: 'asal', en: 'origin' }, reason: { id: 'alasan', en: 'reason' }, file: { id: 'berkas', en: 'file' }, name: { id: 'nama', en: 'name' },
  size: { id: 'bita', en: 'bytes' }, sheets: { id: 'lembar', en: 'sheets' }, recorded: { id: 'dicatat', en: 'recorded' }, corrected: { id: 'dikoreksi', en: 'corrected' },
  unchanged: { id: 'tetap', en: 'unchanged' }, batch: { id: 'bagian', en: 'batch' }, rows: { id: 'baris', en: 'rows' }, added: { id: 'ditambah', en: 'added' },
  changed: { id: 'diubah', en: 'changed' }, renamed: { id: 'ganti nama', en: 'renamed' }, date: { id: 'tanggal', en: 'date' }, source: { id: 'sumber', en: 'source' },
  verb: { id: 'hak', en: 'right' }, left_out: { id: 'penolakan serupa sebelumnya', en: 'similar refusals before' }, what: { id: 'layar', en: 'screen' },
  from: { id: 'dari', en: 'from' }, to: { id: 'menjadi', en: 'to' }, contests: { id: 'pemilihan', en: 'contests' }, created: { id: 'dibuat', en: 'created' },
  plenary: { id: 'rapat pleno', en: 'plenary' }, certificate: { id: 'D.Hasil', en: 'certificate' }, 'recap alarm': { id: 'peringatan rekapitulasi', en: 'recapitulation alarm' },
  person: { id: 'orang', en: 'person' }, role: { id: 'peran', en: 'role' }, until: { id: 'sampai', en: 'until' }, fields: { id: 'isian', en: 'fields' }, purpose: { id: 'tujuan', en: 'purpose' },
  report: { id: 'laporan', en: 'report' }, said_at: { id: 'dikatakan (jam gawai)', en: "said at (device's clock)" }, invite: { id: 'undangan', en: 'invitation' }, issued_by: { id: 'diundang oleh', en: 'invited by' },
  delivery: { id: 'cara menyerahkan kode', en: 'how the code was handed over' }, assignment: { id: 'nomor penugasan', en: 'number of the assignment' }, own: { id: 'milik sendiri', en: 'own' }, minutes: { id: 'berlaku (menit)', en: 'valid for (minutes)' },
  via: { id: 'cara masuk', en: 'way in' }, session: { id: 'sesi', en: 'session' }, known_browser: { id: 'peramban dikenal', en: 'known browser' }, at: { id: 'pada', en: 'at' }, closed: { id: 'akun nonaktif', en: 'account disabled' },
  by: { id: 'dengan', en: 'by' }, within: { id: 'dalam pemilu', en: 'within' }, decree: { id: 'nomor SK', en: 'decree' }, sessions_ended: { id: 'sesi diakhiri', en: 'sessions ended' }, ended: { id: 'sesi diakhiri', en: 'sessions ended' },
  account: { id: 'akun', en: 'account' }, nik: { id: 'NIK tercatat', en: 'NIK recorded' }, address: { id: 'alamat tercatat', en: 'address recorded' }, contacts: { id: 'kontak', en: 'contacts' }, contact: { id: 'kontak', en: 'contact' },
  kind: { id: 'jenis', en: 'kind' }, state: { id: 'keadaan', en: 'state' }, merged: { id: 'catatan yang digabung', en: 'record merged' }, other: { id: 'orang lain', en: 'other person' }, login: { id: 'jenis nama masuk', en: 'kind of sign-in name' },
  count: { id: 'banyaknya', en: 'count' }, on: { id: 'keadaan pada', en: 'as of' }, items: { id: 'data', en: 'items' }, due: { id: 'jatuh tempo', en: 'due' }, wording: { id: 'naskah', en: 'wording' }, guardian: { id: 'wali', en: 'guardian' },
  consent: { id: 'persetujuan', en: 'consent' }, request: { id: 'permintaan', en: 'request' }, hold: { id: 'penahanan', en: 'hold' }, found: { id: 'ada isinya', en: 'found' }, format: { id: 'bentuk', en: 'format' }, path: { id: 'wilayah', en: 'region' },
  scheme: { id: 'sistem kode wilayah', en: 'scheme' }, why: { id: 'sebab', en: 'why' }, invited: { id: 'dari undangan', en: 'from an invitation' }, refused: { id: 'ditolak', en: 'refused' }, assignments: { id: 'penugasan', en: 'assignments' },
};

/** The first word of a thing, as the rooms call it. */
export const THINGS: Readonly<Record<string, Text>> = {
  plenary: { id: 'rapat pleno', en: 'plenary' }, certificate: { id: 'D.Hasil', en: 'certificate' }, 'recap alarm': { id: 'peringatan rekapitulasi', en: 'recapitulation alarm' },
  person: { id: 'orang', en: 'person' }, session: { id: 'sesi', en: 'session' }, device: { id: 'gawai', en: 'device' }, 'device invite': { id: 'undangan gawai', en: 'device invitation' },
  breach: { id: 'kegagalan pelindungan', en: 'breach' }, retention: { id: 'penghapusan', en: 'erasure' }, event: { id: 'pemilu', en: 'election' }, file: { id: 'berkas', en: 'file' }, region: { id: 'wilayah', en: 'region' },
  roll: { id: 'daftar TPS', en: 'roll' }, sheets: { id: 'lembar', en: 'sheets' }, sheet: { id: 'lembar', en: 'sheet' }, contest: { id: 'pemilihan', en: 'contest' }, house: { id: 'kunci rumah', en: 'house key' }, people: { id: 'daftar orang', en: 'list of people' },
};

/** A thing with its kind in words: `gawai 01M8…`; one of an unknown kind stays as it is written. */
export function thingName(thing: string, lang: Lang): string {
  const kind = Object.keys(THINGS).sort((a, b) => b.length - a.length).find((one) => thing === one || thing.startsWith(`${one} `));
  return kind === undefined ? thing : `${THINGS[kind]?.[lang] ?? kind}${thing.slice(kind.length)}`;
}
