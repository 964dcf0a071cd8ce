import type { RowIds } from './rows.ts';
import type { Rule } from './rule.ts';

/** Section "use of ballots" (S1 received, S2 used, S3 returned, S4 unused). */
export function ballotRules({ voted }: RowIds): Rule[] {
  const handedOut = [...voted.all.map((row) => `${row}_J`), 'S2', 'S3', 'S4'];
  return [
    { kind: 'sum', code: 'R05', total: 'S1', parts: ['S2', 'S3', 'S4'] },
    { kind: 'reserve', code: 'R06', ballots: 'S1', voters: 'A1_J' },
    { kind: 'sum', code: 'R07', total: 'S2', parts: ['B4_J'] },
    // B3_J <= S1 - B1_J - B2_J - S3, written without a subtraction.
    { kind: 'atMost', code: 'R14', parts: [...voted.lists.map((row) => `${row}_J`), 'S3'], limit: 'S1' },
    ...handedOut.map((cell): Rule => ({ kind: 'atMost', code: 'R17', parts: [cell], limit: 'S1' })),
  ];
}
