import type { Actor, Grant, Verb } from '../../kernel/access.ts';

/** The person at this very machine: the server listens on the loopback only, so whoever reaches it is that person. */
export const machineOperator: Actor = {
  id: 'operator:machine', name: 'Operator komputer ini', grants: [{ verb: '*', scheme: '*', path: '' }],
};

const READ: readonly Verb[] = ['regions.read', 'elections.read', 'sheets.read', 'recapitulation.read'];
const reading: Grant[] = READ.map((verb) => ({ verb, scheme: '*', path: '' }));
const at = (path: string, ...verbs: Verb[]): Grant[] => verbs.map((verb) => ({ verb, scheme: 'kemendagri', path }));

export type DemoActor = Actor & { readonly role: string; readonly region: string };

/** Invented people of the demo city, one of every role this part of the house knows. They have no passwords: they exist on the loopback only. */
export const demoActors: readonly DemoActor[] = [
  { id: 'demo:pengamat', name: 'Sekar Anindya', role: 'Pengamat (hanya melihat)', region: 'Indonesia', grants: reading },
  {
    id: 'demo:kpu-kota', name: 'Bagas Prawira', role: 'Operator KPU Kota', region: 'Kota Palembang',
    grants: [...reading, ...at('16.71', 'sheets.record', 'recapitulation.check', 'regions.change', 'audit.read')],
  },
  { id: 'demo:ppk', name: 'Maya Lestari', role: 'Ketua PPK', region: 'Kecamatan Ilir Barat I', grants: [...reading, ...at('16.71.04', 'sheets.record')] },
  { id: 'demo:kpps', name: 'Dimas Saputra', role: 'Ketua KPPS', region: 'Kelurahan Bukit Lama', grants: [...reading, ...at('16.71.04.1001', 'sheets.record')] },
  {
    id: 'demo:auditor', name: 'Ratih Kusuma', role: 'Pemeriksa', region: 'Indonesia',
    grants: [...reading, { verb: 'audit.read', scheme: '*', path: '' }, { verb: 'recapitulation.check', scheme: '*', path: '' }],
  },
  { id: 'demo:operator', name: 'Operator komputer ini', role: 'Semua hak', region: 'Indonesia', grants: machineOperator.grants },
];
