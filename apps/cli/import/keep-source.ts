import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { NATION } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import { noteFile, type StoredFile } from '../../../kernel/files.ts';
import { machineOperator } from '../../server/actors.ts';
import type { OpenHouse } from '../../server/open-house.ts';

/** Keeps an imported file by its content, so that every figure that came from it can be held against it later; the trail says so once. */
export async function keepSource({ db, files }: OpenHouse, file: string): Promise<StoredFile> {
  const stored = await files.put(createReadStream(file));
  const name = basename(file);
  await db.transaction().execute(async (tx) => {
    const isNew = await noteFile(tx, stored, { name, mediaType: 'application/octet-stream', by: machineOperator.id });
    if (isNew) await appendAudit(tx, machineOperator, 'files.keep', { place: NATION, thing: `file ${stored.sha256}`, details: { name, size: stored.size } });
  });
  return stored;
}
