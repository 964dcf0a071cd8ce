/** Sentences about ballots. */
export const BALLOT_TEXTS = {
  R05: {
    kpps: {
      id: 'Lihat surat suara diterima: digunakan, dikembalikan dan tidak digunakan berjumlah {expected}, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at ballots received: used, returned and unused make {expected}, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: S1 = S2 + S3 + S4 menghasilkan {expected}, tertulis {found}, selisih {difference} (R05, dari formulir).',
      en: '{cell}: S1 = S2 + S3 + S4 gives {expected}, written {found}, difference {difference} (R05, from the form).',
    },
  },
  R06: {
    kpps: {
      id: 'Lihat surat suara diterima: untuk {dpt} pemilih seharusnya {expected} termasuk {reserve} cadangan, isiannya {found}; cocokkan dengan kertas.',
      en: 'Look at ballots received: for {dpt} voters it should be {expected} with {reserve} in reserve, the entry says {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell}: DPT {dpt} + cadangan {reserve} = {expected}, tertulis {found}, selisih {difference} (R06, UU 7/2017 Pasal 344 ayat (2); pilkada: Perppu 1/2014 Pasal 87).',
      en: '{cell}: DPT {dpt} + reserve {reserve} = {expected}, written {found}, difference {difference} (R06, UU 7/2017 Art. 344(2); regional: Perppu 1/2014 Art. 87).',
    },
  },
  R07: {
    kpps: {
      id: 'Lihat surat suara digunakan: pengguna hak pilih {expected}, surat suara digunakan tertulis {found}; cocokkan dengan kertas.',
      en: 'Look at ballots used: {expected} voters voted, ballots used say {found}; compare it with the paper.',
    },
    supervisor: {
      id: '{cell} = {found} tidak sama dengan {limit} = {expected}, selisih {difference}: S2 = B4 (R07, dari formulir).',
      en: '{cell} = {found} is not {limit} = {expected}, difference {difference}: S2 = B4 (R07, from the form).',
    },
  },
  R14: {
    kpps: {
      id: 'Lihat surat suara diterima: {expected} lembar, padahal pemilih dan yang dikembalikan memerlukan {found}; cocokkan dengan kertas.',
      en: 'Look at ballots received: {expected}, but the voters and the returned ones need {found}; compare it with the paper.',
    },
    supervisor: {
      id: 'Pemilih tidak terdaftar hanya memilih selama surat suara ada: B1 + B2 + B3 + S3 = {found} melebihi S1 = {expected} sebanyak {difference} (R14).',
      en: 'Unlisted voters vote only while ballots last: B1 + B2 + B3 + S3 = {found} exceeds S1 = {expected} by {difference} (R14).',
    },
  },
} as const;
