import '../tables.ts';
import '../../accounts/tables.ts';
import '../../devices/tables.ts';
import '../../identity/tables.ts';
import '../../roles/tables.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Every row of the house about these ids, table by table; what is sealed stays sealed here. */
export const peopleRows = (db: Reader, ids: string[]) => db.selectFrom('person').selectAll().where('id', 'in', ids).orderBy('id').execute();
export const contactRows = (db: Reader, ids: string[]) => db.selectFrom('contact').selectAll().where('person_id', 'in', ids).orderBy('id').execute();
export const specificRows = (db: Reader, ids: string[]) => db.selectFrom('specific_data').selectAll().where('person_id', 'in', ids).orderBy('person_id').execute();
export const consentRows = (db: Reader, ids: string[]) => db.selectFrom('consent').selectAll().where('person_id', 'in', ids).orderBy('recorded_at').execute();
export const holdRows = (db: Reader, ids: string[]) => db.selectFrom('legal_hold').select(['id', 'placed_at', 'lifted_at']).where('person_id', 'in', ids).orderBy('placed_at').execute();
export const roleRows = (db: Reader, ids: string[]) => db.selectFrom('assignment').selectAll().where('person_id', 'in', ids).orderBy('id').execute();
export const accountRows = (db: Reader, ids: string[]) => db.selectFrom('account').selectAll().where('person_id', 'in', ids).execute();
export const passkeyRows = (db: Reader, ids: string[]) => db.selectFrom('passkey').select(['name', 'transports', 'created_at', 'used_at']).where('person_id', 'in', ids).orderBy('created_at').execute();
export const sessionRows = (db: Reader, ids: string[]) => db.selectFrom('session').selectAll().where('person_id', 'in', ids).orderBy('created_at').execute();
export const deviceRows = (db: Reader, ids: string[]) => db.selectFrom('device').selectAll().where('person_id', 'in', ids).orderBy('enrolled_at').execute();
export const reportRows = (db: Reader, ids: string[]) => db.selectFrom('device_report as r').innerJoin('device as d', 'd.id', 'r.device_id')
  .select(['r.id', 'r.device_id', 'r.said_at', 'r.received_at', 'r.note']).where('d.person_id', 'in', ids).orderBy('r.id').execute();
export const retentionRows = (db: Reader, ids: string[]) => db.selectFrom('retention_done').select(['run_id', 'item', 'purpose', 'due', 'done_at']).where('person_id', 'in', ids).orderBy('done_at').execute();
