import { HOUSE_OPTIONS, isExit, readArguments } from '../arguments.ts';
import { hallFinish, hallJoin, hallOut } from '../hall/carry.ts';
import { startHall } from '../hall/start-hall.ts';
import type { CliCommand } from '../help.ts';
import { MISUSE } from '../io.ts';

export const hall: CliCommand = {
  name: 'hall',
  usage: [
    'erekap hall out --event SLUG --region PATH --carrier NAMA --out FILE [--photos] [--data FOLDER]', 'erekap hall start [FILE] --data FOLDER [--port N]',
    'erekap hall finish --data FOLDER (--out FILE | --undo)', 'erekap hall join FILE [--dry-run] [--decisions FILE.json] [--data FOLDER]',
  ],
  about: { id: 'Rapat pleno di ruang tanpa jaringan: keluar, jalan, selesai, gabung', en: 'A plenary in a hall without network: out, run, finish, join' },
  options: [
    ['--event SLUG', { id: 'pemilu', en: 'election' }],
    ['--region PATH', { id: 'wilayah rapat pleno', en: 'region of the plenary' }],
    ['--carrier NAMA', { id: 'siapa yang membawa laptopnya', en: 'who carries the laptop' }],
    ['--out FILE', { id: 'berkas yang dibuat', en: 'the file to make' }],
    ['--photos', { id: 'sertakan foto C.Hasil, bukan hanya sidiknya', en: 'take the photos of the sheets along, not only their hashes' }],
    ['HALL_PASSWORD', { id: 'sandi berkas bagi start, bila tidak diketik di terminal', en: 'password of the file for start, where it is not typed at a terminal' }],
    ['--dry-run', { id: 'periksa saja; tidak ada yang berubah', en: 'look only; nothing changes' }],
    ['--decisions FILE', { id: 'keputusan atas setiap perbedaan, sebagai JSON', en: 'a decision on every difference, as JSON' }],
    ['--undo', { id: 'berkas kembali belum dipakai: rapat dilanjutkan di laptop', en: 'the file was not used: the plenary goes on on the laptop' }],
    ['--port N', { id: 'porta (bawaan 8024; 0 = mana saja yang bebas)', en: 'port (default 8024; 0 = any free one)' }],
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
  ],
  run: async (args, io) => {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const parsed = readArguments(args, { ...HOUSE_OPTIONS, event: text, region: text, carrier: text, out: text, photos: flag, 'dry-run': flag, decisions: text, undo: flag, port: text }, io);
    if (isExit(parsed)) return parsed;
    const [what, file, more] = parsed.rest;
    const json = parsed.values['json'] === true;
    if (more === undefined && what === 'out' && file === undefined) return hallOut(io, parsed, json);
    if (more === undefined && what === 'start') return startHall(io, parsed, file, json);
    if (more === undefined && what === 'finish' && file === undefined) return hallFinish(io, parsed, json);
    if (more === undefined && what === 'join' && file !== undefined) return hallJoin(io, parsed, file, json);
    io.err(`${hall.usage.join('\n')}\n`);
    return MISUSE;
  },
};
