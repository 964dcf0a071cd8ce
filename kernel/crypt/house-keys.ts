import type { Keys } from './keys.ts';

let installed: Keys | null = null;

/** Gives this process its keys; done once, where the house is opened. */
export function installKeys(keys: Keys): void {
  installed = keys;
}

export const hasKeys = (): boolean => installed !== null;

/** The keys of this process's house; throws if the house was never opened. */
export function keys(): Keys {
  if (!installed) throw new Error('the house has no keys yet: openHouse installs them');
  return installed;
}
