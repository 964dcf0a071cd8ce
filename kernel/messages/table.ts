import type { Generated } from 'kysely';
import type { Channel, MessageState } from './message.ts';

export type MessageTable = {
  id: Generated<number>;
  channel: Channel;
  to_sealed: Buffer | null;
  to_shown: string;
  subject: string;
  body_sealed: Buffer | null;
  purpose: string;
  state: Generated<MessageState>;
  attempts: Generated<number>;
  last_error: string | null;
  next_at: Generated<Date>;
  created_at: Generated<Date>;
  sent_at: Date | null;
};

declare module '../db/schema.ts' {
  interface Schema {
    message: MessageTable;
  }
}
