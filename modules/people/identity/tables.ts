import type { Generated } from 'kysely';
import type { Lang } from '../../../kernel/text.ts';

export type PersonTable = {
  id: string; name: string; search: string; sex: 'male' | 'female' | null; birth_date: string | null; birth_place: string | null;
  nik_sealed: Buffer | null; nik_hash: Buffer | null; scheme: string; path: string; address_sealed: Buffer | null;
  version: Generated<number>; merged_into: string | null; merged_at: Date | null; anonymised_at: Date | null;
  lang: Generated<Lang>; demo: Generated<boolean>; created_at: Generated<Date>; created_by: string;
};

export type ContactTable = {
  id: Generated<number>; person_id: string; kind: 'email' | 'phone'; value_sealed: Buffer; value_hash: Buffer;
  verified_at: Date | null; created_at: Generated<Date>; ended_at: Date | null; waits_until: Date | null; with_record: Generated<boolean>;
};

export type PersonDistinctTable = { one: string; other: string; reason: string | null; said_by: string; said_at: Generated<Date> };

export type PersonWordTable = { word: string };

declare module '../../../kernel/db/schema.ts' {
  interface Schema { person: PersonTable; contact: ContactTable; person_distinct: PersonDistinctTable; person_word: PersonWordTable }
}
