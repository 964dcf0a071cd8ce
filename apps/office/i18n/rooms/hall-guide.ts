import type { Text } from '../../../../kernel/text.ts';

/** From the office to the hall and back, for one who never saw a terminal. Apart from the catalogue: the first screen shows none of it. */
export const HALL_GUIDE: readonly { readonly when: Text; readonly steps: readonly Text[] }[] = [
  {
    when: { id: 'Sehari sebelumnya, di kantor', en: 'The day before, at the office' },
    steps: [
      { id: 'Siapkan laptop: terisi daya, jamnya benar, dan E-Rekap terpasang (petugas TI, satu kali, selama ada jaringan). Siapkan juga ponsel dengan aplikasi kode untuk setiap pemimpin rapat.', en: 'Prepare the laptop: charged, its clock right, and E-Rekap installed (by the IT officer, once, while there is a network). Also have a phone with a code app for everybody who leads.' },
      { id: 'Tekan “Bawa ke ruang pleno”, tulis siapa yang membawa. Berkasnya terunduh; salin ke laptop. Catat sandinya di kertas.', en: 'Press “Take to the hall”, write who carries it. The file is downloaded; copy it to the laptop. Write its password on paper.' },
      { id: 'Di laptop, buka folder E-Rekap, klik kanan, pilih “Buka di Terminal”. Sebuah jendela hitam terbuka.', en: 'On the laptop open the folder of E-Rekap, right-click, choose “Open in Terminal”. A black window opens.' },
      { id: 'Ketik seperti di gambar: “npx erekap hall start”, spasi, lalu seret berkasnya ke jendela itu, lalu “--data ruang-pleno”. Tekan Enter, ketik sandi dari kertas, tekan Enter lagi.', en: 'Type as in the picture: “npx erekap hall start”, a space, then drag the file into that window, then “--data ruang-pleno”. Press Enter, type the password from the paper, press Enter again.' },
      { id: 'Jendela itu menampilkan satu tautan untuk setiap pemimpin rapat. Buka tautan Anda di peramban laptop ini, buat kata sandi, pasang aplikasi kode dengan ponsel Anda. Ini tidak memerlukan jaringan.', en: 'That window shows one link for everybody who leads. Open yours in this laptop’s browser, choose a password, set up the code app with your phone. This needs no network.' },
      { id: 'Coba sekali: cabut jaringan, buka halaman rapat. Di atasnya tertulis “Ruang pleno tanpa jaringan”.', en: 'Try it once: pull out the network, open the page of the plenary. “Plenary hall without network” stands above it.' },
    ],
  },
  {
    when: { id: 'Di ruang pleno', en: 'In the hall' },
    steps: [
      { id: 'Biarkan jendela Terminal terbuka. Laptop mati atau jendelanya tertutup: buka lagi dan ketik “npx erekap hall start --data ruang-pleno”. Rapat berlanjut dari tempat terakhir.', en: 'Leave the Terminal window open. If the laptop goes off or the window is closed: open it again and type “npx erekap hall start --data ruang-pleno”. The plenary goes on where it stood.' },
      { id: 'Rapat berjalan seperti di kantor: baca, koreksi, keberatan, D.Hasil, tanda tangan, tutup.', en: 'The plenary goes as at the office: read, correct, objections, D.Hasil, signatures, close.' },
      { id: 'Terakhir tekan “Akhiri rapat di laptop ini”. Berkas untuk kantor terunduh; salin ke flashdisk.', en: 'At the end press “Finish the plenary on this laptop”. The file for the office is downloaded; copy it to a USB stick.' },
    ],
  },
  {
    when: { id: 'Kembali di kantor', en: 'Back at the office' },
    steps: [
      { id: 'Di halaman ini tekan “Gabungkan dari laptop” dan pilih berkasnya. Yang berbeda diputuskan satu per satu menurut kertasnya; sebelum itu tidak ada yang berubah.', en: 'On this page press “Join from the laptop” and choose the file. What differs is decided one by one by its paper; until then nothing changes.' },
    ],
  },
];

/** What is typed on the laptop, drawn as it looks there. What is in braces is typed by nobody. */
export const TERMINAL: Text = {
  id: '> npx erekap hall start "{file}" --data ruang-pleno\nSandi berkas (dari kertas): {password}\n\n  Buka          http://localhost:8024/\n  Siapkan kata sandi di laptop ini:\n    {name} — nama masuk …\n      http://localhost:8024/…',
  en: '> npx erekap hall start "{file}" --data ruang-pleno\nPassword of the file (on paper): {password}\n\n  Open          http://localhost:8024/\n  Set a password on this laptop:\n    {name} — user name …\n      http://localhost:8024/…',
};

/** What the picture is a picture of. */
export const TERMINAL_LABEL: Text = { id: 'Gambar: jendela Terminal di laptop', en: 'Picture: the Terminal window on the laptop' };

/** On the laptop itself, when its plenary ends. */
export const HALL_END = {
  title: { id: 'Laptop ruang pleno', en: 'The laptop of the hall' },
  about: { id: 'Bila rapat sudah selesai, akhiri di sini. Sesudah itu laptop ini hanya untuk dibaca, dan berkasnya dibawa ke kantor.', en: 'When the plenary is over, finish it here. From then on this laptop is there to be read only, and its file goes to the office.' },
  notClosed: { id: 'Rapat ini belum ditutup. Yang belum dikerjakan dilanjutkan di kantor setelah digabung.', en: 'This plenary is not closed yet. What is left is done at the office once it is joined.' },
  end: { id: 'Akhiri rapat di laptop ini', en: 'Finish the plenary on this laptop' },
  endDo: { id: 'Akhiri dan unduh berkas', en: 'Finish and download the file' },
  file: { id: 'Unduh berkas untuk kantor', en: 'Download the file for the office' },
  carry: { id: 'Salin berkas itu (.erekap) ke flashdisk dan bawa ke kantor. Serahkan langsung, jangan dikirim.', en: 'Copy that file (.erekap) to a USB stick and take it to the office. Hand it over, do not send it.' },
  join: { id: 'Di kantor: buka rapat ini, tekan “Gabungkan dari laptop”, pilih berkasnya.', en: 'At the office: open this plenary, press “Join from the laptop”, choose the file.' },
  keep: { id: 'Simpan laptop ini apa adanya sampai D.Hasil diterima di atas.', en: 'Keep this laptop as it is until D.Hasil is accepted above.' },
  goOn: { id: 'Lanjutkan rapat di laptop ini', en: 'Go on with the plenary on this laptop' },
  goOnAbout: { id: 'Hanya bila berkasnya belum digabung di kantor. Hapus berkas yang sudah diunduh: yang dipakai nanti berkas yang baru.', en: 'Only if the file was not joined at the office yet. Delete the file that was downloaded: the new one will be the one to use.' },
} as const satisfies Record<string, Text>;
