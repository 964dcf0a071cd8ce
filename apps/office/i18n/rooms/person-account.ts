/** Words of the account on the page of a person. */
export const personAccountId = {
  'personAccount.title': 'Akun',
  'personAccount.none': 'Belum ada akun. Tanpa akun, orang ini tidak dapat masuk sebagai petugas.',
  'personAccount.invited': 'Diundang; kata sandinya belum dibuat.',
  'personAccount.incomplete': 'Kata sandi sudah ada, faktor kedua belum.',
  'personAccount.open': 'Aktif.',
  'personAccount.disabled': 'Ditutup: {reason}',
  'personAccount.make': 'Buat akun dan undang',
  'personAccount.about': 'Undangan dikirim ke surel atau nomor yang ditulis di sini; untuk nama masuk, ke kontak yang tercatat. Kata sandi dibuat oleh orangnya sendiri.',
  'personAccount.loginHint': 'Surel atau nomor telepon orangnya, atau 3–40 huruf kecil, mis. maya.lestari. Tulis lengkap seperti yang tercatat.',
  'personAccount.contacts': 'Kontak yang tercatat: {contacts}',
  'personAccount.noContacts': 'Belum ada kontak yang tercatat: pakai surel atau nomor telepon.',
  'personAccount.ready': 'Undangan disiapkan untuk {login}.',
  'personAccount.heldDemo': 'Kota contoh tidak mengirim apa pun: undangannya tampil di',
  'personAccount.heldAll': 'Kantor ini belum dapat mengirim surel, WhatsApp atau SMS: undangan tertahan. Minta pengelola server mengatur SMTP_URL dan MAIL_FROM, atau GATEWAY_URL dan GATEWAY_TOKEN, lalu undang lagi.',
  'personAccount.heldEmail': 'Kantor ini belum dapat mengirim surel: undangan ke surel tertahan. Pakai nomor telepon, atau minta pengelola server mengatur SMTP_URL dan MAIL_FROM.',
  'personAccount.heldPhone': 'Kantor ini belum dapat mengirim WhatsApp atau SMS: undangan ke nomor telepon tertahan. Pakai surel, atau minta pengelola server mengatur GATEWAY_URL dan GATEWAY_TOKEN.',
} as const;
