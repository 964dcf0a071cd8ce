import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { noteFile, type StoredFile } from '../../../kernel/files.ts';
import { machineOperator } from '../../server/actors.ts';
import type { OpenHouse } from '../../server/open-house.ts';

/** Keeps an imported file by its content, so that every figure that came from it can be held against it later. */
export async function keepSource({ db, files }: OpenHouse, file: string): Promise<StoredFile> {
  const stored = await files.put(createReadStream(file));
  await db.transaction().execute((tx) => noteFile(tx, stored, { name: basename(file), mediaType: 'application/octet-stream', by: machineOperator.id }));
  return stored;
}
