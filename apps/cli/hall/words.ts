import { fill, type Lang, type Text } from '../../../kernel/text.ts';
import { zoneOf } from '../../../modules/regions/index.ts';
import type { JoinReport, PlenaryLevel } from '../../../modules/recapitulation/contract.ts';

const text = (id: string, en: string): Text => ({ id, en });

/** What the hall's commands say at a terminal. */
export const WORDS = {
  out: text('{file}\n  {bytes} bita, SHA-256 {sha256}\n  Simpan seperti surat suara: serahkan langsung, jangan dikirim.', '{file}\n  {bytes} bytes, SHA-256 {sha256}\n  Keep it like ballot papers: hand it over, do not send it.'),
  secret: text('  Sandi berkas   {secret}\n  Catat di kertas, bawa terpisah dari berkasnya. Tanpa sandi ini laptop tidak dapat membukanya. Hilang: kantor melihatnya lagi di halaman rapat pleno.', '  File password  {secret}\n  Write it on paper and carry it apart from the file. Without it the laptop cannot open the file. Lost: the office sees it again on the plenary\'s page.'),
  replaced: text('  Salinan yang dibawa {carrier} sejak {time} digantikan: yang itu tidak dapat digabung lagi.', '  The copy that {carrier} carried since {time} is replaced: that one cannot be joined any more.'),
  undone: text('Rapat di laptop ini dapat dilanjutkan.', 'The plenary on this laptop can go on.'),
  notDone: text('Rapat di laptop ini memang belum diakhiri.', 'The plenary on this laptop was not finished.'),
  finished: text('{file}\n  {acts} tindakan. Bawa berkas ini ke kantor; laptop ini sekarang hanya untuk dibaca.', '{file}\n  {acts} acts. Take this file to the office; the laptop is now there to be read only.'),
  already: text('Berkas ini sudah digabung; tidak ada yang berubah.', 'This file was joined already; nothing changed.'),
  notYet: text('Belum digabung.', 'Not joined yet.'),
  joined: text('Digabung: tindakan terakhir rapat sekarang nomor {acts}.', 'Joined: the last act of the plenary is now number {acts}.'),
  acts: text('  Tindakan di ruang pleno {hall}, di kantor sejak dibawa {office}.', '  Acts in the hall {hall}, at the office since it left {office}.'),
  taken: text('  Masuk: {lines} baris, {attendance} hadirin, {objections} keberatan, {certificates} D.Hasil. Sama di keduanya: {agreed}.', '  Comes in: {lines} lines, {attendance} people present, {objections} objections, {certificates} certificates. The same in both: {agreed}.'),
  linesOut: text('  Tidak masuk: {count} baris dari ruang pleno; yang berlaku catatan kantor.', '  Left out: {count} lines of the hall; what the office has stands.'),
  plenary: text('  Rapat pleno {level} {path}, {event}', '  Plenary of the {level} {path}, {event}'),
  certificate: text('  D.Hasil {name} (pemilihan {contest}), versi {version}: {state}\n    SHA-256 {hash}\n    Dibacakan {read}, menunggu {waiting}. Menandatangani: {signed}. Menolak: {refused}. Belum: {missing}.', '  Certificate {name} (contest {contest}), version {version}: {state}\n    SHA-256 {hash}\n    Read {read}, waiting {waiting}. Signed: {signed}. Refused: {refused}. Missing: {missing}.'),
  behind: text('  Jam laptop terlambat: ada tindakan bertanggal sebelum salinan ini dibawa. Waktunya ditulis apa adanya; cocokkan dengan risalah di kertas.', '  The laptop\'s clock was behind: there are acts dated before this copy left. Moments stay as written; compare them with the minutes on paper.'),
  ahead: text('  Jam laptop terlalu cepat: ada tindakan bertanggal di masa depan. Waktunya ditulis apa adanya; cocokkan dengan risalah di kertas.', '  The laptop\'s clock was ahead: there are acts dated in the future. Moments stay as written; compare them with the minutes on paper.'),
  differ: text('  Berbeda, perlu diputuskan ({count}), dengan --decisions BERKAS:', '  Different, to be decided ({count}), with --decisions FILE:'),
  hall: text('ruang pleno', 'hall'), office: text('kantor', 'office'), choices: text('pilihan', 'choices'),
  ask: text('Sandi berkas (dari kertas): ', 'File password (from the paper): '),
  preparing: text('Menyiapkan ruang pleno …', 'Preparing the hall …'),
  welcome: text('  Ruang pleno tanpa jaringan: {place} — {event}\n  Disalin dari kantor {time}{resumed}.', '  Plenary hall without network: {place} — {event}\n  Copied from the office {time}{resumed}.'),
  resumed: text(', dilanjutkan', ', going on'), open: text('  Buka          {url}/', '  Open          {url}/'),
  links: text('  Siapkan kata sandi di laptop ini (sekali pakai, jangan dikirim ke mana pun):', '  Set a password on this laptop (used once, sent nowhere):'),
  login: text('    {name} — nama masuk {login}', '    {name} — user name {login}'),
  end: text('  Biarkan jendela ini terbuka selama rapat. Selesai: di halaman rapat, “Akhiri rapat di laptop ini”.', '  Leave this window open while the plenary goes on. When done: “Finish the plenary on this laptop”, on its page.'),
  nobody: text('Rapat pleno di folder ini (sebut berkasnya)', 'A plenary in this folder (name the file)'),
} as const satisfies Record<string, Text>;

export const say = (lang: Lang, word: keyof typeof WORDS, values: Readonly<Record<string, string | number>> = {}): string => fill(WORDS[word][lang], values);

/** A moment by the clock of the plenary's region, with its zone, as the office shows it: a laptop in a hall may itself keep any other. */
export const moment = (lang: Lang, iso: string, path = ''): string =>
  `${new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'id-ID', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zoneOf(path).tz }).format(new Date(iso))} ${zoneOf(path).name}`;

const LEVELS: Readonly<Record<PlenaryLevel, Text>> = {
  subdistrict: text('kecamatan', 'subdistrict'), overseas: text('luar negeri (PPLN)', 'mission abroad'), regency: text('kabupaten/kota', 'regency or city'), province: text('provinsi', 'province'), national: text('nasional', 'nation'),
};
const names = (those: readonly string[]): string => (those.length === 0 ? '–' : those.join(', '));

/** What came of a file that came back, for a terminal: with each D.Hasil that came in. */
export function inWords(lang: Lang, { already, hall, office, taken, agreed, certificates = [], conflicts, stayedOut, acts }: JoinReport, plenary: { readonly level: PlenaryLevel; readonly path: string; readonly slug: string }): string {
  const told = (side: 'hall' | 'office', { says, cells, by, at }: JoinReport['conflicts'][number]['hall']): string =>
    `    ${say(lang, side).padEnd(12)} ${[says[lang], ...Object.entries(cells).map(([cell, figure]) => `${cell} ${figure ?? '–'}`), by ?? '', at === null ? '' : moment(lang, at, plenary.path)].filter((word) => word !== '').join(' · ')}`;
  const sides = conflicts.flatMap((one) => [
    `  ${one.key}  ${one.thing[lang]}`, told('hall', one.hall), told('office', one.office), `    ${say(lang, 'choices').padEnd(12)} ${one.choices.join(', ')}${one.why === null ? '' : ` — ${one.why[lang]}`}`,
  ]);
  return [
    already ? say(lang, 'already') : acts === null ? say(lang, 'notYet') : say(lang, 'joined', { acts }),
    say(lang, 'plenary', { level: LEVELS[plenary.level][lang], path: plenary.path, event: plenary.slug }), say(lang, 'acts', { hall: hall.acts, office: office.acts }), say(lang, 'taken', { ...taken, agreed }), ...(stayedOut && stayedOut.lines > 0 ? [say(lang, 'linesOut', { count: stayedOut.lines })] : []),
    ...certificates.map(({ state, signed, refused, missing, ...one }) => say(lang, 'certificate', { ...one, state: state[lang], signed: names(signed), refused: names(refused), missing: names(missing) })),
    ...(hall.clock === null ? [] : [say(lang, hall.clock)]), ...(conflicts.length === 0 ? [] : [say(lang, 'differ', { count: conflicts.length }), ...sides]),
  ].join('\n');
}
