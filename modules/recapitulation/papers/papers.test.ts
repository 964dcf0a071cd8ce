import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForm } from '../../forms/index.ts';
import { nationPaper, overseasPaper, pairs, parties, receiptPaper, specialEventsPaper, subdistrictPaper } from './fixtures/papers.ts';
import { textOf } from './fixtures/text-of.ts';
import { factsOf } from './d-hasil.ts';
import { formName, formTitle } from './form-names.ts';
import { gridSheets } from './grid-columns.ts';
import { gridBlocks, gridPages, heightOf } from './grid-rows.ts';
import { printDHasil, printReceipt, printSpecialEvents } from './index.ts';
import { standing } from './signatures.ts';

const { document } = subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 2, stations: 3 });
/** Six columns 1, 2, 3 | 4, 5, 6: their sums 6 and 15, in all 21. */
const counted = { ...document, cells: ['V1'], total: [21], columns: document.columns.map((column, at) => ({ ...column, figures: [at + 1], corrected: [] })) };

describe('columns of a D.Hasil', () => {
  it('have the sum of each kelurahan after its stations, and carry over from sheet to sheet', () => {
    const told = gridSheets(counted, 5).map((sheet) => sheet.map(({ head, figures }) => `${head} ${figures[0] ?? '–'}`));
    expect(told).toEqual([
      ['TPS 001 1', 'TPS 002 2', 'TPS 003 3', 'JUMLAH 6', 'TPS 001 4', 'JUMLAH DIPINDAHKAN 10'],
      ['JUMLAH PINDAHAN 10', 'TPS 002 5', 'TPS 003 6', 'JUMLAH 15', 'JUMLAH AKHIR 21'],
    ]);
  });

  it('come to the same whole on however many sheets', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.option(fc.nat(500), { nil: null }), { minLength: 6, maxLength: 6 }), (most, values) => {
      const sheets = gridSheets({ ...counted, total: [-1], columns: counted.columns.map((column, at) => ({ ...column, figures: [values[at] ?? null] })) }, most);
      for (const [at, sheet] of sheets.slice(1).entries()) expect(sheet[0]?.figures).toEqual(sheets[at]?.at(-1)?.figures);
      expect(sheets.flat().filter(({ kind }) => kind === 'column')).toHaveLength(6);
    }));
  });
});

describe('kelurahan of one name', () => {
  const alike = (below: typeof document.below) => below.map((one, at) => (at < 2 ? { ...one, name: at === 0 ? 'Sumber Jernih' : 'SUMBER JERNIH' } : one));

  it('each have a head of their own, told apart by code', () => {
    const three = subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 3, stations: 2 }).document;
    const [sheet = []] = gridSheets({ ...three, below: alike(three.below) }, 20);
    const heads = sheet.flatMap(({ group, groupOf }, at) => (group !== null && sheet[at - 1]?.groupOf !== groupOf ? [group] : []));
    expect(heads).toEqual(['Sumber Jernih (16.71.04.1001)', 'SUMBER JERNIH (16.71.04.1002)', three.below[2]?.name]);
  });
});

describe('a paper from abroad', () => {
  const abroad = overseasPaper({ boxes: 2, mobile: 1, post: 1 }).document;

  it('counts boxes, mobile boxes and post by their own names, under no kelurahan', () => {
    const [sheet = []] = gridSheets(abroad, 20);
    expect(sheet.map(({ group, groupKind, head }) => [groupKind, group, head].join('|'))).toEqual([
      '|TPSLN|TPSLN 001', '|TPSLN|TPSLN 002', '|TPSLN|JUMLAH', '|KSK|KSK 001', '|KSK|JUMLAH', '|POS|POS 001', '|POS|JUMLAH', '||JUMLAH AKHIR',
    ]);
  });

  it('names mission and country, where one of the country names kecamatan and kabupaten', () => {
    expect(factsOf(abroad)).toEqual([['Perwakilan RI', 'KBRI Bandar Seri Contoh'], ['Negara', 'Negara Contoh'], ['Daerah Pemilihan', 'Indonesia']]);
    expect(factsOf(document).map(([kind]) => kind)).toEqual(['Kecamatan', 'Kabupaten/Kota', 'Provinsi', 'Daerah Pemilihan']);
  });

  it('stands in the nation\'s beside the provinces', () => {
    const sheets = gridSheets(nationPaper(24).document, 20);
    expect(sheets.map((sheet) => sheet.filter(({ kind }) => kind === 'column').length)).toEqual([20, 20, 20, 2]);
    expect(sheets.at(-1)?.map(({ head }) => head)).toEqual(['JUMLAH PINDAHAN', 'KBRI Kuala Lumpur', 'KBRI Port Moresby', 'JUMLAH AKHIR']);
  });
});

it('a field says what became of it: signed, refused with the reason, or left without a word', () => {
  expect(standing(undefined, 60)).toEqual([]);
  expect(standing('left', 60).join(' ')).toBe('Meninggalkan rapat sebelum menandatangani');
  expect(standing({ attendance: 1, signed: true, reason: null, at: '' }, 60)).toEqual(['Ditandatangani']);
});

describe('what a D.Hasil tells of those who came and of what was typed before', () => {
  const paper = subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 2, stations: 3 });
  const [witness] = paper.document.attendance.filter(({ capacity }) => capacity === 'witness');
  const told = async (more: Partial<typeof paper.document>): Promise<string> => textOf(await printDHasil({ ...paper, document: { ...paper.document, ...more } }));

  it('names every witness without a mandate with the reason in full, and says nothing where there is none', async () => {
    const attendance = paper.document.attendance.map((one) => (one.id === witness?.id ? { ...one, of: `${one.of ?? ''} (tanpa mandat)`, withoutMandate: 'Surat tertinggal di rumah, menyusul sore' } : one));
    const text = await told({ attendance });
    expect(text).toContain('Saksi tanpa mandat tercatat');
    expect(text.split('Saksi tanpa mandat tercatat')[1]).toMatch(new RegExp(`^ Nama Peserta pemilu Alasan ${witness?.name} .* Surat tertinggal di rumah, menyusul sore`));
    expect(await told({})).not.toContain('Saksi tanpa mandat');
  });

  it('names every entry of the station\'s people that an office replaced: old figure, new figure, by whom', async () => {
    const text = await told({ replacements: [{ place: 'TPS 001, Sumber Jernih', cells: [{ cell: 'C.1', before: 100, after: 999 }], by: 'Ketua PPK Uji' }] });
    expect(text.split('Isian KPPS yang diganti kantor')[1]).toMatch(/TPS 001, Sumber Jernih .*: 100 diganti 999 Ketua PPK Uji/);
    expect(await told({})).not.toContain('diganti kantor');
  });
});

describe('rows of a D.Hasil', () => {
  const form = buildForm({ variant: '2024', contest: 'dpr', ballot: parties() });

  it('are all cells of the form once, in their order, parties whole on their page', () => {
    const pages = gridPages(gridBlocks(form), 216);
    const positions = pages.flat().filter(({ kind }) => kind === 'figure').map(({ position }) => position);
    expect(positions).toEqual(form.cells.map((cell) => cell.position));
    for (const page of pages) expect(heightOf(page)).toBeLessThanOrEqual(216);
    const heads = pages.map((page) => page.filter(({ kind }) => kind === 'group').length);
    expect(heads.reduce((sum, count) => sum + count, 0)).toBe(18 + 2);
  });

  it('of a party too long for a page go on under its name', () => {
    const pages = gridPages(gridBlocks(form), 40);
    expect(pages.flat().filter(({ kind }) => kind === 'figure')).toHaveLength(form.cells.length);
    expect(pages.some((page) => page[0]?.lines[0] === 'Partai Padi Menguning (lanjutan)')).toBe(true);
  });
});

it('forms are named as they are printed', () => {
  expect([formName('subdistrict', 'dpr'), formName('regency', 'dprd_kab'), formName('province', 'dprd_prov'), formName('national', 'ppwp'), formName('overseas', 'dpr')])
    .toEqual(['D.HASIL KECAMATAN-DPR', 'D.HASIL KABKO-DPRD-KAB/KOTA', 'D.HASIL PROV-DPRD-PROV', 'D.HASIL NASIONAL-PPWP', 'D.HASIL LN-DPR']);
  expect(formTitle('regency', 'ppwp', '2024').split('\n')[1]).toBe('DARI SETIAP KECAMATAN DI TINGKAT KABUPATEN/KOTA');
});

it('the receipt of a station goes by its own clock: the same moment in Palembang, Bali and Papua', async () => {
  const at = async (path: string): Promise<string> => {
    const paper = receiptPaper();
    return textOf(await printReceipt({ ...paper, receivedAt: '2024-02-14T15:30:00.000Z', region: { ...paper.region, path } }));
  };
  expect(await at('16.71.04.1001')).toContain('Diterima 14 Februari 2024 pukul 22.30 WIB');
  expect(await at('51.71.01.1001')).toContain('Diterima 14 Februari 2024 pukul 23.30 WITA');
  const papua = await at('91.71.01.1001');
  expect(papua).toContain('Diterima 15 Februari 2024 pukul 00.30 WIT');
  expect(papua).not.toContain('WIB');
});

it('the receipt tells broken rules in words, no code, and of every photo whether the office holds it', async () => {
  const paper = receiptPaper();
  const told = (await textOf(await printReceipt(paper))).replaceAll(/\s+/g, ' ');
  expect(told).toContain('digunakan, dikembalikan dan tidak digunakan berjumlah');
  expect(told).toContain('Di kantor, menyusul angka');
  expect(told).not.toMatch(/R05|for every row/);
  expect((await textOf(await printReceipt({ ...paper, photos: [] }))).replaceAll(/\s+/g, ' ')).toContain('kantor belum memegang foto');
});

it('every paper is the same bytes each time it is printed', async () => {
  const paper = subdistrictPaper({ ballot: parties(3, 4), type: 'dpr', villages: 2, stations: 3 });
  for (const print of [() => printDHasil(paper), () => printSpecialEvents(specialEventsPaper()), () => printReceipt(receiptPaper())]) {
    expect(Buffer.compare(await print(), await print())).toBe(0);
  }
});
