import type { SealedTable } from '../crypt/columns.ts';
import { SEAL_BODY, SEAL_TO } from './message.ts';

export const MESSAGE_BYTES: SealedTable = {
  table: 'message', key: 'id', keyType: 'bigint',
  columns: { to_sealed: { is: 'sealed', purpose: SEAL_TO, bound: 'id' }, body_sealed: { is: 'sealed', purpose: SEAL_BODY, bound: 'id' } },
};
