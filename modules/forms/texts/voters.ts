/** Sentences about voters, voters who voted, and voters with a disability. */
export const VOTER_TEXTS = {
  R02: {
    kpps: {
      id: 'Lihat {cell}: laki-laki ditambah perempuan menjadi {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: men plus women make {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: J = L + P menghasilkan {expected}, tertulis {found}, selisih {difference} (R02, dari formulir).',
      en: '{cell}: J = L + P gives {expected}, written {found}, difference {difference} (R02, from the form).',
    },
  },
  R03: {
    kpps: {
      id: 'Lihat {cell}: jumlah baris B di atasnya {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: the rows B above it make {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: jumlah pengguna hak pilih menurut daftar {expected}, tertulis {found}, selisih {difference} (R03, dari formulir).',
      en: '{cell}: voters who voted by list make {expected}, written {found}, difference {difference} (R03, from the form).',
    },
  },
  R03a: {
    kpps: {
      id: 'Lihat {cell}: jumlah baris A di atasnya {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: the rows A above it make {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: jumlah pemilih menurut daftar {expected}, tertulis {found}, selisih {difference} (R03a, dari formulir).',
      en: '{cell}: voters by list make {expected}, written {found}, difference {difference} (R03a, from the form).',
    },
  },
  R04: {
    kpps: {
      id: 'Lihat {cell}: tertulis {found} memilih, padahal yang terdaftar dalam DPT {expected}; cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} are written as having voted, but {expected} are in the DPT; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi {limit} = {expected} sebanyak {difference}: B1 ≤ A1 (R04, dari formulir).',
      en: '{cell} = {found} exceeds {limit} = {expected} by {difference}: B1 ≤ A1 (R04, from the form).',
    },
  },
  R04a: {
    kpps: {
      id: 'Lihat {cell}: tertulis {found} memilih, padahal daftarnya memuat {expected}; cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} are written as having voted, but the list holds {expected}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi {limit} = {expected} sebanyak {difference} (R04a, dari formulir).',
      en: '{cell} = {found} exceeds {limit} = {expected} by {difference} (R04a, from the form).',
    },
  },
  R12: {
    kpps: {
      id: 'Lihat {cell}: pemilih disabilitas yang memilih {found}, padahal semua pengguna hak pilih {expected}; cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} voters with a disability voted, but {expected} voted in all; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi {limit} = {expected} sebanyak {difference}: H1 ≤ B4 (R12, dari formulir).',
      en: '{cell} = {found} exceeds {limit} = {expected} by {difference}: H1 ≤ B4 (R12, from the form).',
    },
  },
  R12a: {
    kpps: {
      id: 'Lihat {cell}: pemilih disabilitas yang memilih {found}, yang terdaftar {expected}; cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} voters with a disability voted, {expected} are registered; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} melebihi {limit} = {expected} sebanyak {difference}: H1 ≤ H0 (R12a, dari formulir).',
      en: '{cell} = {found} exceeds {limit} = {expected} by {difference}: H1 ≤ H0 (R12a, from the form).',
    },
  },
  R13: {
    kpps: {
      id: 'Lihat baris pemilih DPT: tertulis {found} pemilih, biasanya paling banyak {expected}; cocokkan dengan kertas.',
      en: 'Look at the voters in the DPT: {found} are written, usually at most {expected}; compare it with the paper.',
    },
    supervisor: {
      id: 'Pemilih DPT {found} melebihi batas {expected} per TPS sebanyak {difference} (R13, UU 7/2017 Pasal 350 dan keputusan KPU).',
      en: 'Voters in the DPT {found} exceed the cap of {expected} per station by {difference} (R13, UU 7/2017 Art. 350 and KPU decisions).',
    },
  },
  R15: {
    kpps: {
      id: 'Lihat {cell}: di lembar ini {found}, di lembar {contest} {expected}; cocokkan keduanya dengan kertas.',
      en: 'Look at {cell}: {found} on this sheet, {expected} on the sheet for {contest}; compare both with the paper.',
    },
    supervisor: {
      id: '{cell}: {found} di sini, {expected} pada {contest} di TPS yang sama, selisih {difference}; hanya pemilih pindahan boleh membuat berbeda (R15).',
      en: '{cell}: {found} here, {expected} for {contest} in the same station, difference {difference}; only moved-in voters may make them differ (R15).',
    },
  },
  R16: {
    kpps: {
      id: 'Lihat {cell}: isiannya {found}, di daftar hadir {expected} baris; cocokkan dengan kertas.',
      en: 'Look at {cell}: {found} on the paper, the attendance list has {expected}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found}, daftar hadir memuat {expected} baris, selisih {difference} (R16, C.DAFTAR HADIR).',
      en: '{cell} = {found}, the attendance list holds {expected} rows, difference {difference} (R16, C.DAFTAR HADIR).',
    },
  },
  R18: {
    kpps: {
      id: 'Lihat {cell}: DPT resmi TPS ini {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at {cell}: the official DPT of this station is {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} berbeda {difference} dari DPT resmi TPS itu, {expected} (R18, penetapan DPT).',
      en: '{cell} = {found} differs by {difference} from the official DPT of the station, {expected} (R18, the DPT as fixed).',
    },
  },
} as const;
