/** Sentences about D forms. */
export const RECAP_TEXTS = {
  R20: {
    kpps: {
      id: 'Lihat {cell} pada D.HASIL: jumlah dari bawah {expected}, tertulis {found}; catat seperti tertulis.',
      en: 'Look at {cell} on D.HASIL: what is below adds up to {expected}, {found} is written; record it as written.',
    },
    supervisor: {
      id: '{cell} pada D.HASIL = {found}, jumlah wilayah di bawahnya {expected}, selisih {difference} (R20, PKPU 5/2024).',
      en: '{cell} on D.HASIL = {found}, the regions below add up to {expected}, difference {difference} (R20, PKPU 5/2024).',
    },
  },
  R21: {
    kpps: {
      id: 'Lihat {cell} pada D.HASIL kecamatan: jumlah semua TPS {expected}, tertulis {found}; catat seperti tertulis.',
      en: 'Look at {cell} on D.HASIL of the subdistrict: all stations add up to {expected}, {found} is written; record it as written.',
    },
    supervisor: {
      id: '{cell} pada D.HASIL KECAMATAN = {found}, jumlah TPS {expected}, selisih {difference} (R21, PKPU 5/2024).',
      en: '{cell} on D.HASIL KECAMATAN = {found}, the stations add up to {expected}, difference {difference} (R21, PKPU 5/2024).',
    },
  },
  'R21.correction': {
    kpps: {
      id: 'Lihat {cell}: C.HASIL menulis {expected}, rekapitulasi {found}, dan pembetulannya belum dicatat.',
      en: 'Look at {cell}: C.HASIL says {expected}, the recap {found}, and the correction is not recorded yet.',
    },
    supervisor: {
      id: '{cell}: C.HASIL {expected}, rekapitulasi {found}, selisih {difference}, tanpa catatan pembetulan (R21, PKPU 5/2024).',
      en: '{cell}: C.HASIL {expected}, recap {found}, difference {difference}, without a correction record (R21, PKPU 5/2024).',
    },
  },
} as const;
