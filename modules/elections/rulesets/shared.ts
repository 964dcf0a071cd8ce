import type { RuleValues } from './rule-set.ts';

/** R13 asks each unit for the KPU cap; units that are no ordinary TPS have none. */
export const capFor = (kpu: number): RuleValues['voterCap'] => ({
  regular: kpu, special: kpu, noken: null, overseas_tps: null, overseas_mobile: null, overseas_post: null,
});

/**
 * Noken units, KSK and POS exceed normal sizes; a special location may have few registered voters and many moved in,
 * so that its valid votes say nothing against its DPT.
 */
export const EXEMPTIONS: RuleValues['ruleExemptions'] = {
  special: ['W01'],
  noken: ['R06', 'R13', 'W01'],
  overseas_tps: ['R13', 'W01'],
  overseas_mobile: ['R06', 'R13', 'W01'],
  overseas_post: ['R06', 'R13', 'W01'],
};

export const NOTES = {
  cap: 'Batas KPU; unit noken, KSK, POS dan TPSLN tidak dibatasi di sini.',
  exemptions: 'Unit noken, KSK dan POS melampaui ukuran biasa; teks pengecualiannya belum dibaca.',
  roundUp: 'Dua formulir terisi (289 → 295 dan 230 → 235) menutup kemungkinan pembulatan ke bawah; teksnya belum dibaca.',
  emptyColumn: 'Kolom kosong dihitung sebagai suara sah; periksa teksnya.',
  noSinglePair: 'Tidak ada kolom kosong dalam pemilu; nilai ini tidak pernah terpakai.',
} as const;
