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
  devices: { id: 'Perangkat', en: 'Devices' },
  privacy: { id: 'Data pribadi', en: 'Personal data' },
  access: { id: 'Penolakan', en: 'Refusals' },
  audit: { id: 'Jejak', en: 'Trail' },
  files: { id: 'Berkas', en: 'Files' },
  messages: { id: 'Pesan', en: 'Messages' },
};

/** What was done, in words; a code that is not here is shown as it stands. */
export const ACTIONS: Readonly<Record<string, Text>> = {
  'sheets.record': { id: 'Mencatat lembar', en: 'Recorded a sheet' },
  'sheets.correct': { id: 'Mengoreksi lembar', en: 'Corrected a sheet' },
  'sheets.import_batch': { id: 'Mengimpor lembar', en: 'Imported sheets' },
  'recapitulation.import_official': { id: 'Mengimpor angka resmi', en: 'Imported official figures' },
  'recapitulation.check': { id: 'Menghitung ulang', en: 'Recounted' },
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
  person: { id: 'orang', en: 'person' }, role: { id: 'peran', en: 'role' }, until: { id: 'sampai', en: 'until' }, fields: { id: 'isian', en: 'fields' }, purpose: { id: 'tujuan', en: 'purpose' },
};
