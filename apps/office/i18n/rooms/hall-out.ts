import type { Text } from '../../../../kernel/text.ts';

/** A plenary whose copy is out in a hall, as the office sees it. Apart from the catalogue: the first screen shows none of it. */
export const HALL_OUT = {
  over: { id: 'Sedang di ruang pleno', en: 'Now in the hall' },
  title: { id: 'Rapat berlanjut di laptop ruang pleno', en: 'The plenary goes on at the laptop of the hall' },
  since: { id: 'Dibawa {carrier} sejak {time}; salinannya dibuat oleh {by}.', en: 'Carried by {carrier} since {time}; the copy was made by {by}.' },
  here: { id: 'Halaman ini tidak mengikuti yang terjadi di sana. Sampai laptopnya kembali, rapat ini di sini hanya dibaca.', en: 'This page does not follow what happens there. Until the laptop is back, this plenary can only be looked at here.' },
  lead: { id: 'Laptop kembali: gabungkan berkasnya. Laptop tidak kembali: lanjutkan rapat di kantor.', en: 'The laptop is back: join its file. It does not come back: go on at the office.' },
  way: { id: 'Gabungkan atau lanjutkan', en: 'Join, or go on here' },
} as const satisfies Readonly<Record<string, Text>>;
