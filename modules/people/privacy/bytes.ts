import type { SealedTable } from '../../../kernel/crypt/columns.ts';
import { GUARDIAN } from './consents/secrets.ts';
import { REQUEST } from './requests/view.ts';
import { purposeOf } from './specific/secrets.ts';

export const PRIVACY_BYTES: readonly SealedTable[] = [
  { table: 'specific_data', key: 'person_id', keyType: 'text', columns: {
    health_sealed: { is: 'sealed', purpose: purposeOf('health'), bound: 'person_id' },
    finance_sealed: { is: 'sealed', purpose: purposeOf('finance'), bound: 'person_id' },
    record_sealed: { is: 'sealed', purpose: purposeOf('record'), bound: 'person_id' },
  } },
  { table: 'consent', key: 'id', keyType: 'text', columns: { guardian_sealed: { is: 'sealed', purpose: GUARDIAN, bound: 'id' } } },
  { table: 'subject_request', key: 'id', keyType: 'text', columns: {
    details_sealed: { is: 'sealed', purpose: REQUEST, bound: 'id' },
    answer_sealed: { is: 'sealed', purpose: REQUEST, bound: 'id' },
  } },
];
