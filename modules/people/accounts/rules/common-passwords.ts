/** Words that commonest passwords are made of: world-wide, Indonesian, of elections, of keyboards. */
const WORDS = `password passw0rd pass word admin administrator root user guest test testing login welcome letmein master secret default changeme qwerty qwertyuiop
asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qwertz azerty abc abcd abcdef abcdefgh iloveyou love lovely sunshine princess monkey dragon football baseball superman batman
shadow michael jordan killer hello freedom whatever trustno1 starwars computer internet google facebook instagram whatsapp android samsung xiaomi iphone pokemon
naruto minecraft manchester liverpool chelsea barcelona arsenal juventus madrid soccer summer winter spring autumn flower forever family friend friends angel money
cookie chocolate cheese banana orange apple pepper ginger hunter ranger thunder tiger eagle falcon phoenix diamond silver golden purple yellow blue black white
server system network database oracle mysql access private public office manager company business support service mobile phone number code pin sandi
kata katasandi katakunci kunci rahasia masuk sayang sayangku cinta cintaku cintakamu akucinta aku kamu akusayangkamu kamuaku kangen rindu bahagia bahagiaselalu
bismillah alhamdulillah assalamualaikum subhanallah allah allahuakbar muhammad islam masyaallah insyaallah astaghfirullah ramadhan lebaran berkah sholeh sholehah
indonesia indonesiaku indonesiaraya merahputih garuda pancasila merdeka bhineka nusantara jakarta bandung surabaya semarang yogyakarta jogja medan palembang
makassar denpasar bali lombok padang pekanbaru jambi bengkulu lampung bogor depok tangerang bekasi malang solo cirebon pontianak samarinda balikpapan banjarmasin
manado ambon jayapura papua kupang mataram aceh riau banten jawa sumatera kalimantan sulawesi sriwijaya majapahit ampera musi
persib persija arema persebaya bonek jakmania bobotoh timnas sepakbola bola kpu kpuri kpukota kpukab bawaslu panwaslu pemilu pemilu2019 pemilu2024 pilkada pilpres
pileg presiden gubernur walikota bupati operator petugas kpps pps ppk tps saksi relawan pantarlih rekap erekap sirekap siakba silon situng demokrasi jurdil luber
rakyat jujur adil jujuradil damai aman sukses suksesselalu semangat maju majubersama bersatu bersama bersamakita hebat mantap keren ganteng cantik manis imut lucu
mama papa ayah bunda ibu bapak kakak adik anak anakku istri istriku suami suamiku keluarga keluargaku keluargabahagia teman sahabat pacar pacarku mantan jomblo
agus budi dewi sari sri putra putri rizki rizky ahmad andi indra wahyu dimas bagus bayu fajar hendra joko siti nur ayu ratna lestari wati rini yanti rahmat hidayat
setiawan saputra pratama nugroho santoso susanto kurniawan gunawan wijaya kusuma permata cahaya bintang bulan matahari pelangi mawar melati anggrek
senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember tujuhbelas agustusan
kucing anjing burung ikan harimau macan naga kuda sapi ayam kambing komodo rendang bakso nasi nasigoreng sate kopi teh rokok sambal indomie
motor mobil honda yamaha suzuki toyota avanza vespa kerja kantor sekolah kampus guru dosen murid siswa mahasiswa polisi tentara dokter perawat bidan
satu dua tiga empat lima enam tujuh delapan sembilan sepuluh satuduatiga satuduatigaempat doremi bukapintu tidaktahu lupa lupalagi lupasandi entahlah terserah`.split(/\s+/);

const ENDS = ['', '1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '01', '007', '88', '99', '111', '321', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026', 'ku', 'oke', 'aja'];
const RUNS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'asdfghjklqwertyuiop', '1qaz2wsx3edc4rfv5tgb6yhn', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujm', 'zxcvbnmasdfghjkl'];
const LOOKS = new Map([['0', 'o'], ['1', 'i'], ['3', 'e'], ['4', 'a'], ['5', 's'], ['7', 't'], ['@', 'a'], ['$', 's'], ['!', 'i']]);
const LEAST_RUN = 6;

const unmasked = (text: string): string => Array.from(text, (sign) => LOOKS.get(sign) ?? sign).join('');
const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s._-]+/g, '');

/** Every word with every usual end, and twice in a row: more than ten thousand, in the spelling in which passwords are compared. */
export const COMMON: ReadonlySet<string> = new Set(WORDS.flatMap((word) => [...ENDS.map((end) => word + end), word + word, ...ENDS.slice(1, 6).map((end) => word + word + end)]));
const words: ReadonlySet<string> = new Set([...WORDS, ...ENDS.slice(1)]);

/** True for one of the commonest passwords, however it is written (P4ssw0rd, spaces, signs at its end), for runs, for repetitions, and for two or three such words in a row. */
export function isCommon(password: string): boolean {
  const plain = bare(password);
  const ends = plain.replace(/[^\p{L}\p{N}]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '');
  const tailless = ends.replace(/[^\p{L}]{1,8}$/u, '');
  return [plain, ends, tailless, unmasked(tailless), unmasked(ends), unmasked(plain)].some((one) => COMMON.has(one) || isRun(one) || isRepeated(one) || isChain(one, 3));
}

/** A piece of a keyboard row or of the alphabet, whole or broken once, or with few signs after it. */
const isRun = (text: string): boolean => RUNS.some((run) => {
  const start = commonStart(text, run);
  const rest = text.slice(start);
  return start >= LEAST_RUN && (rest.length <= 3 || words.has(rest) || RUNS.some((other) => other.includes(rest)));
});

function commonStart(text: string, run: string): number {
  const at = run.indexOf(text.slice(0, LEAST_RUN));
  if (at < 0) return 0;
  let length = LEAST_RUN;
  while (length < text.length && text[length] === run[at + length]) length += 1;
  return length;
}

/** One to four signs over and over: aaaaaaaaaaaa, abcabcabcabc. */
const isRepeated = (text: string): boolean => /^(.{1,4}?)\1{2,}.{0,3}$/u.test(text);

/** Nothing but `most` words of the list in a row: sayangsayang123, pemilujujuradil. */
function isChain(text: string, most: number): boolean {
  if (text === '') return true;
  if (most === 0) return false;
  for (let length = text.length; length > 0; length--) {
    if (words.has(text.slice(0, length)) && isChain(text.slice(length), most - 1)) return true;
  }
  return false;
}
