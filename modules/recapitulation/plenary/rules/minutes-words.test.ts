import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actWords } from './minutes-words.ts';

const known = { places: new Map([['11.01', 'Kota']]), contests: new Map([[1, 'Wali Kota']]) };
const ACTS = ['confirm', 'leave', 'attend', 'plan', 'change_plan', 'certificate_sign', 'certificate_add_signer', 'raise_objection', 'correct_objection', 'pause', 'hall_decision', 'answer_objection', 'nothing'];

describe('what stands in the minutes', () => {
  it('is told whatever it is: lines that are none, objects in place of words, words without end', () => {
    expect(actWords('leave', { id: 12345, lines: [null] }, known)).toBe('');
    expect(actWords('confirm', { lines: [null, 1, 'x', { region: { toString: 1 }, contest: { valueOf: 1 } }, { region: '11.01', station: 2, contest: 1, reason: { toString: 1 } }] }, known)).toMatch(/^Wali Kota; /);
    expect(actWords('pause', { reason: 'A'.repeat(40_000_000) }, known)).toHaveLength(2000);
    expect(actWords('change_plan', { after: null }, known)).toBe('');
  });

  it('says of an objection that stayed out when the file of its hall was joined that it did', () => {
    const raised = { contest: 1, matter: 'Daftar hadir berbeda', source: 'hall' };
    expect(actWords('raise_objection', { ...raised, hall: { bundle: 'b', number: 7 } }, known)).toBe('Wali Kota; Daftar hadir berbeda');
    expect(actWords('raise_objection', { ...raised, hall: { bundle: 'b', number: 7, leftOut: true } }, known)).toBe('Wali Kota; Daftar hadir berbeda; tidak masuk saat digabung di kantor');
  });

  it('says of lines that stayed out so that they did: of all of an act, or of which', () => {
    const lines = [1, 2, 3].map((station) => ({ region: '11.01', station, contest: 1 }));
    const told = (hall: object) => actWords('confirm', { lines, hall: { bundle: 'b', number: 7, ...hall } }, known);
    expect(told({})).toBe('Wali Kota; TPS 001 Kota, TPS 002 Kota, TPS 003 Kota');
    expect(told({ leftOut: true })).toBe('Wali Kota; TPS 001 Kota, TPS 002 Kota, TPS 003 Kota; tidak masuk saat digabung di kantor');
    expect(told({ linesOut: [1, 9] })).toBe('Wali Kota; TPS 001 Kota, TPS 002 Kota, TPS 003 Kota; tidak masuk saat digabung di kantor: TPS 002 Kota');
  });

  it('says of an objection or special event that was put right what differs, who raised it by name, and why', () => {
    const here = { ...known, labels: new Map([[3, 'KK-1']]), people: new Map([[1, 'Ketua'], [2, 'Saksi']]) };
    const was = { contest: null, region: null, station: null, raisedBy: 1, matter: 'Listrik padma' };
    const details = { number: 3, ...was, matter: 'Listrik padam', was, reason: 'Salah ketik' };
    expect(actWords('correct_objection', details, here)).toBe('KK-1; isi “Listrik padma” menjadi “Listrik padam”; Salah ketik');
    expect(actWords('correct_objection', { ...details, matter: was.matter, contest: 1, region: '11.01', raisedBy: 2 }, here)).toBe('KK-1; disampaikan oleh Ketua (1) menjadi Saksi (2); pemilihan seluruh rapat menjadi Wali Kota; tempat seluruh wilayah menjadi Kota; Salah ketik');
    expect(actWords('correct_objection', { ...details, hall: { bundle: 'b', number: 7, leftOut: true } }, here)).toBe('isi “Listrik padma” menjadi “Listrik padam”; Salah ketik; tidak masuk saat digabung di kantor');
  });

  it('says of an objection what it is called, who raised it, and of its answer which it answers and how; of who left or signed the name', () => {
    const here = { ...known, labels: new Map([[3, 'K-2']]), people: new Map([[2, 'Saksi Dua']]) };
    const raised = { number: 3, contest: 1, region: null, station: null, raisedBy: 2, kind: 'objection', matter: 'Segel rusak' };
    expect(actWords('raise_objection', raised, here)).toBe('K-2; disampaikan oleh Saksi Dua (2); Wali Kota; Segel rusak');
    expect(actWords('raise_objection', { ...raised, hall: { bundle: 'b', number: 7, leftOut: true } }, here)).toBe('disampaikan oleh Saksi Dua (2); Wali Kota; Segel rusak; tidak masuk saat digabung di kantor');
    expect(actWords('answer_objection', { number: 3, outcome: 'rejected', answer: 'Segel utuh' }, here)).toBe('K-2; tidak diterima; Segel utuh');
    expect(actWords('answer_objection', { number: 9, outcome: 'hasOwnProperty', answer: 'x' }, here)).toBe('x');
    expect([actWords('leave', { id: 2 }, here), actWords('leave', { id: 5 }, here)]).toEqual(['Saksi Dua (nomor hadir 2)', 'nomor hadir 5']);
    expect(actWords('certificate_sign', { contest: 1, version: 1, attendance: 2, signed: false, reason: 'Segel rusak' }, here)).toBe('Wali Kota; versi 1; Saksi Dua (nomor hadir 2) menolak; Segel rusak');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.constantFrom(...ACTS), fc.dictionary(fc.constantFrom('lines', 'contest', 'id', 'after', 'person', 'region', 'station', 'reason', 'name', 'version', 'was', 'matter', 'raisedBy', 'number'), fc.jsonValue()), (act, details) => { expect(typeof actWords(act, details as Record<string, unknown>, known)).toBe('string'); }));
  });
});
