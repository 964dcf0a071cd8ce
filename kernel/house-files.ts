import type { FileStore } from './files.ts';

let installed: FileStore | null = null;

/** Gives this process the folder of its house; done once, where the house is opened. */
export function installFiles(files: FileStore): void {
  installed = files;
}

export const hasFiles = (): boolean => installed !== null;

/** Where the bytes of this process's house lie; throws if the house was never opened. */
export function houseFiles(): FileStore {
  if (!installed) throw new Error('the house has no folder yet: openHouse installs it');
  return installed;
}
