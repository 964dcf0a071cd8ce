import type { Text } from '../../../../kernel/text.ts';

/** A plenary whose copy is out in a hall, as the office sees it; and what a laptop says that ended its plenary. Apart from the catalogue: the first screen shows none of it. */
export const HALL_OUT = {
  over: { id: 'Sedang di ruang pleno', en: 'Now in the hall' },
  title: { id: 'Rapat berlanjut di laptop ruang pleno', en: 'The plenary goes on at the laptop of the hall' },
  since: { id: 'Dibawa {carrier} sejak {time}; salinannya dibuat oleh {by}.', en: 'Carried by {carrier} since {time}; the copy was made by {by}.' },
  here: { id: 'Halaman ini tidak mengikuti yang terjadi di sana. Sampai laptopnya kembali, rapat ini di sini hanya dibaca.', en: 'This page does not follow what happens there. Until the laptop is back, this plenary can only be looked at here.' },
  lead: { id: 'Laptop kembali: gabungkan berkasnya. Laptop tidak kembali: lanjutkan rapat di kantor.', en: 'The laptop is back: join its file. It does not come back: go on at the office.' },
  short: { id: 'Di laptop ruang pleno', en: 'At the laptop of the hall' },
  shortSince: { id: 'dibawa {carrier} sejak {time}', en: 'carried by {carrier} since {time}' },
  inTable: { id: 'di laptop ruang pleno sejak {time}', en: 'at the laptop of the hall since {time}' },
  objections: { id: 'Keberatan dan kejadian khusus sekarang dicatat di laptop ruang pleno. Di sini tampil setelah laptopnya kembali dan berkasnya digabungkan.', en: 'Objections and special events are now written down at the laptop of the hall. They show here once it is back and its file is joined.' },
  objectionsOver: { id: 'Rapat di laptop ini sudah diakhiri. Yang berikutnya dicatat di kantor, setelah berkas laptop ini digabungkan.', en: 'The plenary ended on this laptop. What comes next is written down at the office, once the file of this laptop is joined.' },
  stayedOut: { id: 'tidak masuk saat digabung di kantor', en: 'left out when joined at the office' },
  someStayedOut: { id: '{count} dari {all} baris tidak masuk saat digabung di kantor', en: '{count} of {all} lines left out when joined at the office' },
  linesOut: { id: '{count} baris dari ruang pleno tidak masuk: yang berlaku catatan kantor.', en: '{count} lines of the hall were left out: what the office has stands.' },
  way: { id: 'Gabungkan atau lanjutkan', en: 'Join, or go on here' },
} as const satisfies Readonly<Record<string, Text>>;
