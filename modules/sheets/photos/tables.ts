import type { ColumnType, Generated } from 'kysely';

export type PhotoStanding = 'current' | 'superseded' | 'moved' | 'set_aside';
export type PhotoMediaType = 'image/jpeg' | 'image/webp';

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    /** A picture by its content; never changed. `likeness`: 1024 bits as text. */
    photo: { sha256: string; size: number; media_type: PhotoMediaType; width: number; height: number; likeness: string; stored_by: string; stored_at: Generated<Date> };
    /** A picture on its way; `parts` names the file that its pieces lie in. */
    photo_upload: { sha256: string; person_id: string; size: number; media_type: PhotoMediaType; received: Generated<number>; parts: string; moved_at: Generated<Date> };
    /** Which picture shows which page of which sheet. */
    sheet_photo: {
      id: Generated<number>; contest_id: number; village_id: number; station: number; page: number; sha256: string;
      standing: ColumnType<PhotoStanding, PhotoStanding | undefined, PhotoStanding>; note: string | null;
      person_id: string; device_id: string | null; taken_at: Date | null; received_at: Generated<Date>;
    };
    /** A picture sent with an objection. */
    statement_photo: { contest_id: number; village_id: number; station: number; sha256: string; person_id: string; device_id: string | null; taken_at: Date | null; received_at: Generated<Date> };
  }
}
