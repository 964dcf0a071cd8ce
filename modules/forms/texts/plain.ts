import type { Text } from '../../../kernel/text.ts';
import type { TextKey } from './rule-texts.ts';

/** What a plenary reads of each broken rule, on its papers and at its desk: by people who know the form and no number of a rule. */
export const PLAIN_TEXTS: Readonly<Record<TextKey, Text>> = {
  R01: {
    id: '{cell}: {found} bukan bilangan bulat nol atau lebih.',
    en: '{cell}: {found} is not a whole number of zero or more.',
  },
  'R01.words': {
    id: '{cell}: dengan angka {found}, dengan huruf {expected}; selisih {difference}.',
    en: '{cell}: {found} in figures, {expected} in words; difference {difference}.',
  },
  R02: {
    id: '{cell}: laki-laki ditambah perempuan menjadi {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: men plus women make {expected}, {found} is written; difference {difference}.',
  },
  R03: {
    id: '{cell}: pengguna hak pilih menurut daftar berjumlah {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: voters who voted, by list, make {expected}, {found} is written; difference {difference}.',
  },
  R03a: {
    id: '{cell}: pemilih menurut daftar berjumlah {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: voters by list make {expected}, {found} is written; difference {difference}.',
  },
  R04: {
    id: '{cell}: tertulis {found}, lebih {difference} dari {limit}, yaitu {expected}.',
    en: '{cell}: {found} is written, {difference} more than {limit}, which is {expected}.',
  },
  R04a: {
    id: '{cell}: tertulis {found}, lebih {difference} dari {limit}, yaitu {expected}.',
    en: '{cell}: {found} is written, {difference} more than {limit}, which is {expected}.',
  },
  R05: {
    id: '{cell}: surat suara digunakan, dikembalikan dan tidak digunakan berjumlah {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: ballots used, returned and unused make {expected}, {found} is written; difference {difference}.',
  },
  R06: {
    id: '{cell}: pemilih DPT {dpt} ditambah cadangan {reserve} menjadi {expected}, tertulis {found}; selisih {difference} (UU 7/2017 Pasal 344 ayat (2); pilkada: Perppu 1/2014 Pasal 87).',
    en: '{cell}: {dpt} voters in the DPT and a reserve of {reserve} make {expected}, {found} is written; difference {difference} (UU 7/2017 Art. 344(2); regional: Perppu 1/2014 Art. 87).',
  },
  R07: {
    id: '{cell}: tertulis {found}, sedangkan {limit}: {expected}; selisih {difference}.',
    en: '{cell}: {found} is written, while {limit}: {expected}; difference {difference}.',
  },
  R08: {
    id: '{cell}: perolehan suara berjumlah {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: the votes make {expected}, {found} is written; difference {difference}.',
  },
  R09: {
    id: '{cell}: suara partai dan calonnya berjumlah {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: the party and its candidates make {expected}, {found} is written; difference {difference}.',
  },
  R10: {
    id: '{cell}: suara sah ditambah suara tidak sah menjadi {expected}, tertulis {found}; selisih {difference}.',
    en: '{cell}: valid and invalid votes make {expected}, {found} is written; difference {difference}.',
  },
  R11: {
    id: '{cell}: tertulis {found}, sedangkan {limit}: {expected}; selisih {difference}. Ini alasan penghitungan ulang (UU 7/2017 Pasal 374 ayat (2) huruf h).',
    en: '{cell}: {found} is written, while {limit}: {expected}; difference {difference}. A ground for a recount (UU 7/2017 Art. 374(2)h).',
  },
  R12: {
    id: '{cell}: tertulis {found}, lebih {difference} dari {limit}, yaitu {expected}.',
    en: '{cell}: {found} is written, {difference} more than {limit}, which is {expected}.',
  },
  R12a: {
    id: '{cell}: tertulis {found}, lebih {difference} dari {limit}, yaitu {expected}.',
    en: '{cell}: {found} is written, {difference} more than {limit}, which is {expected}.',
  },
  R13: {
    id: 'Pemilih dalam DPT {found}, lebih {difference} dari batas {expected} untuk satu TPS (UU 7/2017 Pasal 350 dan keputusan KPU).',
    en: 'Voters in the DPT {found}, {difference} more than the cap of {expected} for one station (UU 7/2017 Art. 350 and KPU decisions).',
  },
  R14: {
    id: 'Surat suara diterima {expected}, sedangkan pengguna hak pilih dan surat suara yang dikembalikan memerlukan {found}; kurang {difference}.',
    en: 'Ballots received {expected}, while voters who voted and ballots returned need {found}; {difference} too few.',
  },
  R15: {
    id: '{cell}: di lembar ini {found}, di lembar {contest} TPS yang sama {expected}; selisih {difference}, padahal hanya pemilih pindahan boleh membuatnya berbeda.',
    en: '{cell}: {found} on this sheet, {expected} on the sheet for {contest} of the same station; difference {difference}, though only moved-in voters may make them differ.',
  },
  R16: {
    id: '{cell}: tertulis {found}, daftar hadir memuat {expected} orang; selisih {difference}.',
    en: '{cell}: {found} is written, the attendance list holds {expected} people; difference {difference}.',
  },
  R17: {
    id: '{cell}: tertulis {found}, lebih {difference} dari {limit}, yaitu {expected}.',
    en: '{cell}: {found} is written, {difference} more than {limit}, which is {expected}.',
  },
  R18: {
    id: '{cell}: tertulis {found}, sedangkan DPT resmi TPS itu {expected}; selisih {difference}.',
    en: '{cell}: {found} is written, while the official DPT of the station is {expected}; difference {difference}.',
  },
  R19: {
    id: '{cell}: mesin membaca {found} dari foto, mungkin {expected}.',
    en: '{cell}: the machine read {found} from the photo, perhaps it is {expected}.',
  },
  R20: {
    id: '{cell} pada D.HASIL: tertulis {found}, wilayah di bawahnya berjumlah {expected}; selisih {difference}.',
    en: '{cell} on D.HASIL: {found} is written, the regions below make {expected}; difference {difference}.',
  },
  R21: {
    id: '{cell} pada D.HASIL kecamatan: tertulis {found}, semua TPS berjumlah {expected}; selisih {difference}.',
    en: '{cell} on D.HASIL of the subdistrict: {found} is written, all stations make {expected}; difference {difference}.',
  },
  'R21.correction': {
    id: '{cell}: pada C.HASIL {expected}, pada rekapitulasi {found}; selisih {difference}, tanpa catatan pembetulan.',
    en: '{cell}: {expected} on C.HASIL, {found} in the recapitulation; difference {difference}, without a record of a correction.',
  },
  R22: {
    id: '{cell}: baris turus berjumlah {expected}, di kotak tertulis {found}; selisih {difference}.',
    en: '{cell}: the tally rows make {expected}, the boxes say {found}; difference {difference}.',
  },
  'R22.row': {
    id: '{cell}, baris turus ke-{row}: tertulis {found}, satu baris memuat paling banyak {expected}.',
    en: '{cell}, tally row {row}: {found} is written, a row holds at most {expected}.',
  },
  R23: {
    id: '{cell}: di kotak {found}, bulatan terisi {bubbles}, yaitu {expected}; selisih {difference}.',
    en: '{cell}: the boxes say {found}, the filled bubbles {bubbles}, which is {expected}; difference {difference}.',
  },
  W01: {
    id: '{cell}: tertulis {found}, lebih {difference} dari pemilih DPT {dpt} ditambah surat suara cadangan (paling banyak {expected}).',
    en: '{cell}: {found} is written, {difference} more than the {dpt} voters in the DPT with the reserve (at most {expected}).',
  },
};
