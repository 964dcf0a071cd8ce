import { childPath } from '../rules/codes.ts';
import { joinPath, lastSegment } from '../rules/paths.ts';

/** Where a node comes to stand under a new parent: by its new code, or with its own last segment; null = the code does not fit. */
export const newHome = (scheme: string, parent: string, child: { readonly path: string; readonly code?: string | undefined }): string | null =>
  child.code === undefined ? joinPath(parent, lastSegment(child.path)) : childPath(scheme, parent, child.code);
