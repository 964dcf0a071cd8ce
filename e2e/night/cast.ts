import type { RoleId } from '../../modules/people/contract.ts';

/** The small world of the night: one province, regency, kecamatan and kelurahan with three TPS, and a kecamatan beside it that has none. */
export const WORLD = { scheme: 'malam', event: 'malam', province: '11', regency: '11.01', subdistrict: '11.01.01', village: '11.01.01.1001', elsewhere: '11.01.02.1001' } as const;
const { province, regency, subdistrict, village, elsewhere } = WORLD;

type Actor = { readonly name: string; readonly role: RoleId; readonly path: string; /** Where they live; in the kelurahan unless said. */ readonly home?: string };

/** Everybody who acts, all invented. */
export const CAST = {
  kpps1: { name: 'Dimas Saputra', role: 'kpps', path: `${village}/1` },
  kpps1b: { name: 'Intan Permata', role: 'kpps', path: `${village}/1` },
  kpps2: { name: 'Rangga Setiawan', role: 'kpps', path: `${village}/2` },
  saksi1: { name: 'Wulan Kencana', role: 'saksi', path: village },
  saksi2: { name: 'Bima Prasetya', role: 'saksi', path: village },
  saksi3: { name: 'Ayu Larasati', role: 'saksi', path: village },
  reader1: { name: 'Tiara Anggraini', role: 'verifier', path: regency, home: elsewhere },
  reader2: { name: 'Bayu Firmansyah', role: 'verifier', path: regency, home: elsewhere },
  reader3: { name: 'Melati Sukma', role: 'verifier', path: regency, home: elsewhere },
  ppk: { name: 'Maya Lestari', role: 'ppk', path: subdistrict },
  regency: { name: 'Bagas Prawira', role: 'kpu_kab', path: regency },
  province: { name: 'Hendra Wijaksana', role: 'kpu_prov', path: province },
  nation: { name: 'Citra Maharani', role: 'kpu_ri', path: '' },
  // Nobody alone makes a D.Hasil of its last level final.
  regency2: { name: 'Laras Ayuningtyas', role: 'kpu_kab', path: regency },
  province2: { name: 'Yoga Pratama', role: 'kpu_prov', path: province },
  nation2: { name: 'Sekar Maheswari', role: 'kpu_ri', path: '' },
  beamer: { name: 'Layar Pleno', role: 'display', path: subdistrict },
} as const satisfies Record<string, Actor>;
export type Person = keyof typeof CAST;
export const PEOPLE = Object.keys(CAST) as Person[];
export const homeOf = (person: Person): string => { const one: Actor = CAST[person]; return one.home ?? village; };
