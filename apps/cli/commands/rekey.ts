import { keys } from '../../../kernel/crypt/house-keys.ts';
import { machineOperator } from '../../server/actors.ts';
import { rekeyHouse, type Rekeyed } from '../../server/rekey.ts';
import { HOUSE_OPTIONS, isExit, readArguments } from '../arguments.ts';
import type { CliCommand } from '../help.ts';
import { withHouse } from '../house.ts';
import { FINE, MISUSE, WRONG, type Io } from '../io.ts';

export const rekey: CliCommand = {
  name: 'rekey',
  usage: ['erekap rekey [--dry-run] [--data FOLDER] [--json]'],
  about: { id: 'Menyegel ulang semua dengan kunci rumah yang baru', en: 'Seal everything anew with the new house key' },
  options: [
    ['--dry-run', { id: 'hanya hitung yang masih memakai kunci lama', en: 'only count what is still under an old key' }],
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
    ['SECRET_KEY', { id: 'lingkungan: kunci yang baru', en: 'environment: the new key' }],
    ['SECRET_KEY_OLD', { id: 'lingkungan: kunci yang lama, sampai perintah ini selesai', en: 'environment: the old one, until this command is through' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, { ...HOUSE_OPTIONS, 'dry-run': { type: 'boolean' } }, io);
    if (isExit(parsed)) return parsed;
    if (parsed.rest.length > 0) {
      io.err(`${rekey.usage.join('\n')}\n`);
      return MISUSE;
    }
    return withHouse(io, parsed, async ({ db }) => {
      const done = await rekeyHouse(db, machineOperator, { dryRun: parsed.values['dry-run'] === true, onRows: progress(io) });
      io.out(parsed.values['json'] === true ? `${JSON.stringify({ ...done, oldKeys: keys().ids.length - 1 }, null, 2)}\n` : tell(done, io));
      return done.tables.some(({ broken }) => broken.length > 0) || (!done.finished && !done.dryRun) ? WRONG : FINE;
    });
  },
};

/** A line on stderr for every so many rows, or for every table that is shorter. */
function progress(io: Io): (table: string, rows: number) => void {
  const EVERY = 50_000;
  let last = { table: '', rows: 0 };
  return (table, rows) => {
    if (table !== last.table || rows - last.rows >= EVERY || rows < last.rows) {
      io.err(`${table} ${number(rows, io)} …\n`);
      last = { table, rows };
    }
  };
}

const number = (value: number, { lang }: Io): string => value.toLocaleString(lang === 'id' ? 'id-ID' : 'en-GB');

const SHOWN = 20;

function tell(done: Rekeyed, io: Io): string {
  const word = WORDS[io.lang];
  const lines = done.tables.flatMap(({ table, looked, old, renewed, broken, clashing, held }) => [
    ...(looked > 0 ? [`  ${table.padEnd(18)} ${number(done.dryRun ? old : renewed, io).padStart(10)} ${done.dryRun ? word.old : word.renewed}`] : []),
    ...(broken.length > 0 ? [`  ✗ ${table}: ${number(broken.length, io)} ${word.broken} ${shown(broken)}`] : []),
    ...(clashing.length > 0 ? [`  ✗ ${table}: ${number(clashing.length, io)} ${word.clashing} ${shown(clashing)}`] : []),
    ...(held > 0 ? [`  ✗ ${table}: ${number(held, io)} ${word.held}`] : []),
  ]);
  const { codes, people } = done.recovery;
  const recovery = codes > 0 ? [word.recovery(number(codes, io), number(people, io))] : [];
  return `${[...lines, ...recovery, end(done, word)].join('\n')}\n`;
}

const shown = (ids: readonly string[]): string => `${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ', …' : ''}`;

function end({ finished, dryRun }: Rekeyed, word: Words): string {
  if (finished) return keys().ids.length > 1 ? word.finished : word.alone;
  return dryRun ? word.waiting : word.unfinished;
}

type Words = { readonly [name in 'old' | 'renewed' | 'broken' | 'clashing' | 'held' | 'finished' | 'alone' | 'waiting' | 'unfinished']: string } & { recovery(codes: string, people: string): string };

const WORDS: Readonly<Record<'id' | 'en', Words>> = {
  id: {
    old: 'masih memakai kunci lama', renewed: 'disegel ulang',
    broken: 'tidak dapat dibuka dengan kunci mana pun; dibiarkan. Bila ada kunci lain dari dahulu, tambahkan ke SECRET_KEY_OLD dan ulangi:',
    clashing: 'tercatat dua kali, sekali di bawah tiap kunci. Gabungkan atau akhiri salah satunya di kantor, lalu ulangi:',
    held: 'sedang dipakai server; ulangi perintah ini.',
    recovery: (codes, people) => `! ${codes} kode pemulihan milik ${people} orang dibuat dengan kunci lama. Kode itu berakhir bersama SECRET_KEY_OLD; mintalah mereka membuat yang baru di halaman akun lebih dahulu.`,
    finished: '✓ Semua memakai kunci yang sekarang. SECRET_KEY_OLD boleh dihapus; mulai ulang server tanpa itu.',
    alone: '✓ Semua memakai kunci yang sekarang.',
    waiting: '→ Jalankan erekap rekey tanpa --dry-run. SECRET_KEY_OLD belum boleh dihapus.',
    unfinished: '✗ Belum selesai: SECRET_KEY_OLD harus tetap ada. Ulangi setelah yang di atas dibereskan.',
  },
  en: {
    old: 'still under an old key', renewed: 'sealed anew',
    broken: 'that no key opens; left as they are. If there is another key from before, add it to SECRET_KEY_OLD and run this again:',
    clashing: 'recorded twice, once under each key. Merge or end one of the two in the office, then run this again:',
    held: 'in use by a server; run this again.',
    recovery: (codes, people) => `! ${codes} recovery codes of ${people} people were made with the old key. They end with SECRET_KEY_OLD; first ask these people to make new ones on their account page.`,
    finished: '✓ Everything is under the current key. SECRET_KEY_OLD may be taken away; start the servers again without it.',
    alone: '✓ Everything is under the current key.',
    waiting: '→ Run erekap rekey without --dry-run. SECRET_KEY_OLD must stay.',
    unfinished: '✗ Not through: SECRET_KEY_OLD must stay. Run it again once the above is settled.',
  },
};
