/** What a written notice of a breach must hold: UU 27/2022 art. 46(2) a, b and c. */
export type NoticeFacts = {
  readonly to: 'persons' | 'authority';
  readonly office: string;
  readonly happened: string;
  readonly happenedAt: string;
  /** Already written out: `21 November 2026 pukul 14.05 WIB`. */
  readonly discoveredAt: string;
  readonly dataKinds: readonly string[];
  readonly people: number | null;
  readonly measures: readonly string[];
  readonly number: string;
};

const greeting = ({ to, people }: NoticeFacts): string[] =>
  to === 'authority'
    ? ['Kepada Yth.', 'Lembaga yang menyelenggarakan pelindungan data pribadi', 'di tempat', '', `Jumlah orang yang terdampak: ${people === null ? 'belum diketahui' : people.toLocaleString('id-ID')}.`]
    : ['Kepada Yth.', 'Bapak/Ibu yang datanya terdampak', 'di tempat'];

const rights = ({ to }: NoticeFacts): string[] =>
  to === 'authority' ? [] : ['', 'Bapak/Ibu berhak meminta keterangan, salinan dan perbaikan data pribadi kepada kantor kami (UU 27/2022 Pasal 5 sampai dengan Pasal 13).'];

/** The notice as plain Indonesian text, ready to be put on letter paper and signed. */
export const noticeText = (facts: NoticeFacts): string => [
  'PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI',
  '(UU Nomor 27 Tahun 2022 Pasal 46)',
  `Nomor register: ${facts.number}`, '',
  ...greeting(facts), '',
  `Dengan ini ${facts.office} memberitahukan telah terjadi kegagalan pelindungan data pribadi yang kami ketahui pada ${facts.discoveredAt}.`, '',
  'a. Data pribadi yang terungkap:', ...facts.dataKinds.map((kind) => `   - ${kind}`), '',
  'b. Kapan dan bagaimana data pribadi terungkap:', `   ${facts.happenedAt}. ${facts.happened}`, '',
  'c. Upaya penanganan dan pemulihan:', ...facts.measures.map((measure) => `   - ${measure}`),
  ...rights(facts), '',
  facts.office, '', '(nama, jabatan, tanda tangan)', '',
].join('\n');
