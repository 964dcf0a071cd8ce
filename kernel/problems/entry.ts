import type { Text } from '../text.ts';

export type Entry = { readonly status: number; readonly title: Text; readonly detail: Text; readonly fix: Text };

/** One failure in both languages: status, title, sentence and what to do next; each pair is Indonesian, English. */
export const entry = (status: number, title: [string, string], detail: [string, string], fix: [string, string]): Entry => ({
  status,
  title: { id: title[0], en: title[1] },
  detail: { id: detail[0], en: detail[1] },
  fix: { id: fix[0], en: fix[1] },
});
