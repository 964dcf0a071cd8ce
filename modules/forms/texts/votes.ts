/** Sentences about figures in general and about votes. */
export const VOTE_TEXTS = {
  R01: {
    kpps: {
      id: 'Lihat {cell}: {found} bukan bilangan bulat nol atau lebih; baca lagi kertasnya.',
      en: 'Look at {cell}: {found} is not a whole number of zero or more; read the paper again.',
    },
    supervisor: {
      id: '{cell}: {found} bukan bilangan bulat ≥ 0 (R01, dari formulir).',
      en: '{cell}: {found} is not a whole number ≥ 0 (R01, from the form).',
    },
  },
  'R01.words': {
    kpps: {
      id: 'Lihat {cell}: angkanya {found}, hurufnya {expected}; cocokkan keduanya dengan kertas.',
      en: 'Look at {cell}: in figures {found}, in words {expected}; compare both with the paper.',
    },
    supervisor: {
      id: '{cell}: angka {found} tidak sama dengan huruf {expected}, selisih {difference} (R01, dari formulir).',
      en: '{cell}: figures {found} are not the words {expected}, difference {difference} (R01, from the form).',
    },
  },
  R08: {
    kpps: {
      id: 'Lihat suara sah: semua perolehan suara berjumlah {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at the valid votes: all votes add up to {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: jumlah perolehan {expected}, tertulis {found}, selisih {difference} (R08, dari formulir).',
      en: '{cell}: the votes add up to {expected}, written {found}, difference {difference} (R08, from the form).',
    },
  },
  R09: {
    kpps: {
      id: 'Lihat {cell}: suara partai dan calonnya berjumlah {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: the party and its candidates add up to {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: A.1 + A.2 = {expected}, tertulis {found}, selisih {difference} (R09, dari formulir).',
      en: '{cell}: A.1 + A.2 = {expected}, written {found}, difference {difference} (R09, from the form).',
    },
  },
  R10: {
    kpps: {
      id: 'Lihat jumlah seluruh suara: sah ditambah tidak sah menjadi {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at all votes: valid plus invalid make {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: V3 = V1 + V2 menghasilkan {expected}, tertulis {found}, selisih {difference} (R10, dari formulir).',
      en: '{cell}: V3 = V1 + V2 gives {expected}, written {found}, difference {difference} (R10, from the form).',
    },
  },
  R11: {
    kpps: {
      id: 'Lihat jumlah seluruh suara: tertulis {found}, sedangkan {limit} {expected}; panggil pengawas TPS dan cocokkan dengan kertas.',
      en: 'Look at all votes: {found} is written, but {limit} says {expected}; call the TPS supervisor and compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} tidak sama dengan {limit} = {expected}, selisih {difference}: alasan penghitungan ulang (R11, UU 7/2017 Pasal 374 ayat (2) huruf h).',
      en: '{cell} = {found} is not {limit} = {expected}, difference {difference}: a ground for a recount (R11, UU 7/2017 Art. 374(2)h).',
    },
  },
  R17: {
    kpps: {
      id: 'Lihat {cell}: tertulis {found}, tidak mungkin lebih dari {expected} ({limit}); cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} is written, it cannot be more than {expected} ({limit}); compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi {limit} = {expected} sebanyak {difference} (R17, dari formulir).',
      en: '{cell} = {found} exceeds {limit} = {expected} by {difference} (R17, from the form).',
    },
  },
  R19: {
    kpps: {
      id: 'Lihat foto {cell}: mesin membaca {found}, mungkin {expected}; catat seperti tertulis di kertas.',
      en: 'Look at the photo of {cell}: the machine read {found}, perhaps it is {expected}; record what the paper says.',
    },
    supervisor: {
      id: '{cell}: bacaan mesin {found}; dengan {expected}, aturan {rule} terpenuhi (R19, petunjuk saja, bukan perbaikan).',
      en: '{cell}: machine reading {found}; with {expected} rule {rule} would hold (R19, a hint only, not a repair).',
    },
  },
  R22: {
    kpps: {
      id: 'Lihat {cell}: jumlah baris turus {expected}, di kotak tertulis {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: the tally rows make {expected}, the boxes say {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: jumlah per baris {expected}, tertulis {found}, selisih {difference} (R22, dari formulir).',
      en: '{cell}: row totals make {expected}, written {found}, difference {difference} (R22, from the form).',
    },
  },
  'R22.row': {
    kpps: {
      id: 'Lihat baris turus ke-{row} pada {cell}: tertulis {found}, satu baris memuat paling banyak {expected}; cocokkan dengan kertas.',
      en: 'Look at tally row {row} of {cell}: {found} is written, a row holds at most {expected}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}, baris turus ke-{row}: {found} melebihi isi satu baris, {expected} (R22, dari formulir).',
      en: '{cell}, tally row {row}: {found} exceeds what a row holds, {expected} (R22, from the form).',
    },
  },
  R23: {
    kpps: {
      id: 'Lihat {cell}: angka di kotak {found}, bulatan terisi {bubbles}; catat seperti tertulis di kotak.',
      en: 'Look at {cell}: the boxes say {found}, the filled bubbles {bubbles}; record what the boxes say.',
    },
    supervisor: {
      id: '{cell}: kotak {found}, bulatan {bubbles} = {expected}, selisih {difference} (R23, dari formulir).',
      en: '{cell}: boxes {found}, bubbles {bubbles} = {expected}, difference {difference} (R23, from the form).',
    },
  },
  W01: {
    kpps: {
      id: 'Lihat suara sah: tertulis {found}, padahal pemilih DPT {dpt}, dengan cadangan paling banyak {expected}; cocokkan dengan kertas.',
      en: 'Look at the valid votes: {found} is written, but {dpt} voters are in the DPT, with the reserve at most {expected}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi DPT {dpt} ditambah cadangan (paling banyak {expected}) sebanyak {difference} (W01, pemeriksaan sendiri).',
      en: '{cell} = {found} exceeds the DPT {dpt} with its reserve (at most {expected}) by {difference} (W01, own check).',
    },
  },
} as const;
