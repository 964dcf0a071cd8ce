import type { ColumnType, Generated } from 'kysely';

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    /** Who has looked at what people read on a sheet, and so reads it no more; gave it back unread, or said why it cannot be read. */
    sheet_look: { contest_id: number; village_id: number; station: number; person_id: string; why: 'looked' | 'released' | 'faulted'; first_at: Generated<Date>; last_at: Generated<Date> };
    /** Who held replaced photos against the figures that count, and found the same. Nothing of it ever changes. */
    photo_comparison: { id: Generated<number>; contest_id: number; village_id: number; station: number; version: number; photos: ColumnType<string[], string[], never>; person_id: string; compared_at: Generated<Date> };
    /** Who was named for what has not come through in a kelurahan. */
    queue_owner: { event_id: number; scheme: string; path: string; person_id: string; named_by: string; named_at: Generated<Date> };
  }
}
