import type { Text } from '../../../kernel/text.ts';

/** One thing the doctor looked at. `fix` is given exactly when it is wrong. */
export type Check = { readonly about: Text; readonly fine: boolean; readonly found: string; readonly fix?: Text };

export const fine = (id: string, en: string, found: string): Check => ({ about: { id, en }, fine: true, found });

export const wrong = (id: string, en: string, found: string, fix: Text): Check => ({ about: { id, en }, fine: false, found, fix });
