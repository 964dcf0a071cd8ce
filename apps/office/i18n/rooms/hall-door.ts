import type { Text } from '../../../../kernel/text.ts';

/** The door of a laptop that carries one plenary. Apart from the catalogue: no office shows any of it. */
export const HALL_DOOR = {
  title: { id: 'Rapat pleno {place}', en: 'Plenary of {place}' },
  about: { id: '{event}. Laptop ini hanya memuat rapat ini, tanpa jaringan; di sini masuk yang memimpinnya.', en: '{event}. This laptop holds this plenary alone, without network; whoever leads it signs in here.' },
  invite: { id: 'Pilih kata sandi Anda untuk memimpin rapat ini. Kata sandi itu hanya berlaku di laptop ini; yang di kantor tidak berlaku di sini.', en: 'Choose your password for leading this plenary. It works on this laptop alone; that of the office does not work here.' },
  login: { id: 'Nama masuk di laptop ini', en: 'User name on this laptop' },
  locked: { id: 'Lupa kata sandi? Di jendela Terminal kedua di laptop ini ketik “npx erekap account invite NAMA-MASUK --data ruang-pleno”, lalu buka tautan yang tampil.', en: 'Forgotten your password? In a second Terminal window on this laptop type “npx erekap account invite USER-NAME --data ruang-pleno”, then open the link that it shows.' },
  setUp: { id: 'Laptop ini sudah disiapkan untuk satu rapat pleno', en: 'This laptop is set up for one plenary' },
  setUpFix: { id: 'Buka tautan Anda dari jendela Terminal, atau masuk dengan kata sandi yang sudah Anda buat di laptop ini.', en: 'Open your link from the Terminal window, or sign in with the password that you chose on this laptop.' },
} as const satisfies Readonly<Record<string, Text>>;
