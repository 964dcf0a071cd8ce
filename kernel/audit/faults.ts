import { fill, type Lang, type Text } from '../text.ts';

/** What can be wrong with the trail, each with the sentence that names it. */
export const FAULTS = {
  entry_edited: { id: 'Catatan nomor {entry} diubah setelah dicatat.', en: 'Entry {entry} was edited after it was written.' },
  entry_removed: { id: 'Catatan nomor {entry} dihapus.', en: 'Entry {entry} was removed.' },
  entry_unsealed: { id: 'Catatan nomor {entry} tidak bersegel: disisipkan di luar E-Rekap, atau segelnya dibuang.', en: 'Entry {entry} has no seal: it was slipped in past E-Rekap, or its seal was taken away.' },
  entry_doubled: { id: 'Catatan nomor {entry} disegel lebih dari sekali.', en: 'Entry {entry} is sealed more than once.' },
  link_malformed: { id: 'Mata rantai {n} pada lajur {lane} tidak terbaca.', en: 'Link {n} of lane {lane} cannot be read.' },
  link_broken: { id: 'Mata rantai {n} pada lajur {lane} tidak cocok: diubah, ditukar, atau dinomori ulang. Ia menyegel catatan nomor {entries}.', en: 'Link {n} of lane {lane} does not fit: it was edited, exchanged or renumbered. It seals entries {entries}.' },
  link_missing: { id: 'Mata rantai {n} pada lajur {lane} tidak ada.', en: 'Link {n} of lane {lane} is missing.' },
  cut_off: { id: 'Lajur {lane} terpotong: jangkar {at} menyebut mata rantai {n}, kini tidak ada. Ujung jejak dihapus, atau basis data ini lebih tua daripada jangkarnya.', en: 'Lane {lane} is cut off: the anchor of {at} names link {n}, which is not there. The end of the trail was removed, or this database is older than the anchor.' },
  anchor_differs: { id: 'Lajur {lane} ditulis ulang: mata rantai {n} berbeda dari jangkar {at}.', en: 'Lane {lane} was rewritten: link {n} differs from the anchor of {at}.' },
  backdated: { id: 'Catatan nomor {entry} bertanggal {at}, jauh sebelum catatan yang disegel lebih dahulu: patut dicurigai, ditulis di luar E-Rekap dengan waktu palsu.', en: 'Entry {entry} is dated {at}, long before what was sealed earlier: suspicious, written past E-Rekap with a false moment.' },
  postdated: { id: 'Catatan nomor {entry} bertanggal {at}, di masa depan: patut dicurigai, atau jam basis data pernah salah.', en: 'Entry {entry} is dated {at}, in the future: suspicious, or the clock of the database was wrong.' },
  table_replaced: { id: 'Tabel {table} bukan tabel biasa yang dibuat E-Rekap: diganti pandangan, dipindah, atau diberi aturan.', en: 'Table {table} is not the ordinary table that E-Rekap makes: replaced by a view, moved, or given rules.' },
  guard_missing: { id: 'Penjaga jejak {guard} tidak ada atau dimatikan.', en: 'The guard {guard} of the trail is missing or switched off.' },
  guard_changed: { id: 'Penjaga jejak {guard} bukan yang dibuat E-Rekap.', en: 'The guard {guard} of the trail is not the one that E-Rekap makes.' },
  anchor_unreadable: { id: 'Baris {n} pada berkas jangkar tidak terbaca.', en: 'Line {n} of the anchor file cannot be read.' },
} as const satisfies Record<string, Text>;

export type FaultKind = keyof typeof FAULTS;

/** One finding; numbers are text, because what was tampered with may hold anything. */
export type TrailFault = { readonly kind: FaultKind; readonly params: Readonly<Record<string, string>> };

/** The sentence of a finding. */
export const tellFault = ({ kind, params }: TrailFault, lang: Lang): string => fill(FAULTS[kind][lang], params);

/** Gathers findings: the first ones whole, all of them counted. */
export function faultList(most: number) {
  const first: TrailFault[] = [];
  let count = 0;
  return {
    first,
    get count() { return count; },
    add(kind: FaultKind, params: Readonly<Record<string, string>>): void {
      count += 1;
      if (first.length < most) first.push({ kind, params });
    },
  };
}

export type FaultList = ReturnType<typeof faultList>;
