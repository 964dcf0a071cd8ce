import type { Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import type { Result } from '../../../kernel/result.ts';
import type { RegionChange } from '../contract.ts';
import { createRegion } from './create-region.ts';
import { endRegion } from './end-region.ts';
import type { ChangeInput } from './inputs.ts';
import { mergeRegions } from './merge-regions.ts';
import { moveRegion } from './move-region.ts';
import { renameRegion } from './rename-region.ts';
import { splitRegion } from './split-region.ts';

/** Sends a change to the command of its kind. */
export function changeRegion(db: Db, request: { actor: Actor; key: string; input: ChangeInput }): Promise<Result<RegionChange>> {
  switch (request.input.kind) {
    case 'new': return execute(db, createRegion, request);
    case 'renamed': return execute(db, renameRegion, request);
    case 'moved': return execute(db, moveRegion, request);
    case 'ended': return execute(db, endRegion, request);
    case 'split': return execute(db, splitRegion, request);
    case 'merged': return execute(db, mergeRegions, request);
  }
}
