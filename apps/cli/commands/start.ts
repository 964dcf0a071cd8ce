import { readConfig } from '../../../kernel/config.ts';
import { startHouse, type Running } from '../../server/start.ts';
import { demoLogin, DEMO_PEOPLE, demoPassword, ROLES } from '../../../modules/people/index.ts';
import { isExit, readArguments } from '../arguments.ts';
import type { CliCommand } from '../help.ts';
import { settings, untilStopped } from '../house.ts';
import { MISUSE, showProblem, WRONG } from '../io.ts';

export const start: CliCommand = {
  name: 'start',
  usage: ['erekap start [--data FOLDER] [--port N] [--no-demo]'],
  about: { id: 'Menjalankan E-Rekap di komputer ini', en: 'Run E-Rekap on this machine' },
  options: [
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
    ['--port N', { id: 'porta (bawaan 8024; 0 = mana saja yang bebas)', en: 'port (default 8024; 0 = any free one)' }],
    ['--json', { id: 'alamat sebagai JSON', en: 'address as JSON' }],
    ['--no-demo', { id: 'tanpa kota contoh', en: 'without the demo city' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, { data: { type: 'string' }, port: { type: 'string' }, 'no-demo': { type: 'boolean' }, json: { type: 'boolean' } }, io);
    if (isExit(parsed)) return parsed;
    const config = readConfig(settings(io, parsed));
    if (!config.ok) {
      showProblem(io, config.problem);
      return MISUSE;
    }
    const began = Date.now();
    const running = await startHouse(config.value, { onStep: (step) => { io.err(`${step}\n`); } });
    if (!running.ok) {
      showProblem(io, running.problem);
      return WRONG;
    }
    const seconds = (Date.now() - began) / 1000;
    return untilStopped(running.value, io, () => {
      if (parsed.values['json'] === true) io.out(`${JSON.stringify({ url: running.value.url, demo: running.value.demo, seconds })}\n`);
      else io.out(welcome(running.value, config.value.DATA, seconds));
    });
  },
};

function welcome(running: Running, data: string, seconds: number): string {
  const actors = DEMO_PEOPLE.map(({ id, name, role, place }) => `    ${demoLogin(id).padEnd(24)} ${name.padEnd(20)} ${ROLES[role].name.id} — ${place}`);
  return [
    '',
    `  E-Rekap siap dalam ${seconds.toFixed(1)} detik.`,
    '',
    `  Kantor        ${running.url}/`,
    `  Ponsel TPS    ${running.url}/field/`,
    '                KPPS, saksi, dan pengawas mendaftarkan ponselnya satu kali dengan kode. Kode dibuat di kantor:',
    '                Akun › Gawai saya (oleh pemilik tugas), atau Gawai (oleh yang mengurus).',
    `  API           ${running.url}/api/docs`,
    `  Kesehatan     ${running.url}/healthz  /readyz  /metrics`,
    `  Data          ${running.embedded ? data : 'DATABASE_URL'}`,
    '',
    ...(running.demo ? ['  Masuk sebagai (orang contoh, satu ketukan di halaman masuk):', ...actors, `  kata sandi semua akun contoh: ${demoPassword()}`, '  D.Hasil diterima dan di tingkat terakhir dikirim oleh orang lain daripada yang menyusunnya: di kota, provinsi dan Indonesia ada petugas kedua.', ''] : []),
    ...(running.setup === null ? [] : ['  Siapkan kantor pertama di alamat ini (satu jam, sekali pakai):', `    ${running.setup}`, '']),
    running.publicUrl === null ? '  Hanya menjawab di komputer ini (loopback).' : `  Dari luar komputer ini: ${running.publicUrl}/ (lewat proksi TLS).`,
    '  Ctrl+C untuk berhenti.',
    '',
  ].join('\n');
}
