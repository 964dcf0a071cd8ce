import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { csvText } from '../../../../kernel/tables/index.ts';
import { inventNik } from '../rules/nik.ts';
import { PERSON_COLUMN_IDS, PERSON_COLUMNS } from '../rules/template.ts';

/** An empty file of people with one invented row that shows how each cell is written. */
export function peopleTemplate(): FileAnswer {
  const nik = inventNik({ birthDate: '1990-05-06', sex: 'female', region: 1, serial: 1 });
  const row = ['Contoh Nama', nik, 'P', '1990-05-06', 'Palembang', '16.71.04.1001', 'Jalan Contoh 1', '0812-0000-0000', 'contoh@contoh.id'];
  return { file: csvText(PERSON_COLUMN_IDS.map((field) => ({ name: PERSON_COLUMNS[field][0] })), [row]), name: 'orang.csv', mediaType: 'text/csv; charset=utf-8' };
}
