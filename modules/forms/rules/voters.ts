import type { Column } from '../form.ts';
import type { RowIds } from './rows.ts';
import type { Rule } from './rule.ts';

const COLUMNS: readonly Column[] = ['L', 'P', 'J'];
const OFFICIAL = { L: 'male', P: 'female', J: 'total' } as const;

/** Section "voters and voters who voted" (A, B). */
export function voterRules({ registered, voted }: RowIds): Rule[] {
  const rules: Rule[] = [];
  for (const row of [...registered.all, ...voted.all]) rules.push(menAndWomen(row));
  for (const x of COLUMNS) {
    rules.push({ kind: 'sum', code: 'R03', total: `B4_${x}`, parts: voted.lists.map((row) => `${row}_${x}`) });
    if (registered.all.includes('A4')) {
      rules.push({ kind: 'sum', code: 'R03a', total: `A4_${x}`, parts: registered.lists.map((row) => `${row}_${x}`) });
    }
    for (const row of voted.lists) {
      const list = row.replace('B', 'A');
      if (registered.lists.includes(list)) {
        rules.push({ kind: 'atMost', code: list === 'A1' ? 'R04' : 'R04a', parts: [`${row}_${x}`], limit: `${list}_${x}` });
      }
    }
    rules.push({ kind: 'official', code: 'R18', cell: `A1_${x}`, of: OFFICIAL[x] });
    for (const row of ['A1', 'B1', 'B3']) rules.push({ kind: 'acrossContests', code: 'R15', cell: `${row}_${x}`, must: 'equal' });
    rules.push({ kind: 'acrossContests', code: 'R15', cell: `B2_${x}`, must: 'atMostBroadest' });
  }
  rules.push({ kind: 'cap', code: 'R13', voters: 'A1_J' });
  rules.push({ kind: 'attendance', code: 'R16', cell: 'B2_J', list: 'movedIn' });
  // Where a year has two unlisted rows, one attendance list cannot be held against either of them.
  if (voted.unlisted.length === 1) rules.push({ kind: 'attendance', code: 'R16', cell: 'B3_J', list: 'unlisted' });
  return rules;
}

/** R02 of one row: J = L + P. */
export const menAndWomen = (row: string): Rule => ({ kind: 'sum', code: 'R02', total: `${row}_J`, parts: [`${row}_L`, `${row}_P`] });
