import type { z } from 'zod';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { SessionRow } from '../contract.ts';
import type { OpenSession } from '../own/store.ts';
import { SESSION_ADDRESS } from './open-session.ts';
import { browserName, networkOf } from '../rules/browser.ts';

/** A session as a screen shows it: the whole address to its owner, the network alone to others. */
export function describeSession(row: OpenSession, { own, current }: { readonly own: boolean; readonly current: string | undefined }): z.infer<typeof SessionRow> {
  const address = row.addressSealed ? keys().unseal(SESSION_ADDRESS, row.addressSealed, row.id) : null;
  return {
    id: row.id, kind: row.kind, current: row.id === current, browser: browserName(row.userAgent), address: address === null || own ? address : networkOf(address),
    createdAt: row.createdAt.toISOString(), seenAt: row.seenAt.toISOString(), expiresAt: row.expiresAt.toISOString(),
  };
}
