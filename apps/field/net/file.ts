import { held } from '../app/state.ts';
import type { Answer } from './api.ts';
import { signedHeaders } from './sign.ts';

export type HouseFile = { readonly blob: Blob; readonly name: string };

/** A whole file, over a slow network. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Fetches a file of the house with this phone's signature. @param target path and query, as they travel */
export async function askFile(target: string): Promise<Answer<HouseFile>> {
  const { record } = held;
  if (!record) return { kind: 'unreachable' };
  try {
    const headers = await signedHeaders(record.privateKey, { method: 'GET', target, body: '', device: record.id, time: new Date().toISOString(), key: '' });
    const response = await fetch(target, { headers: { ...headers, 'accept-language': document.documentElement.lang }, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS) });
    if (!response.ok) {
      const { code = '', title = '', detail = '', fix = '' } = (await response.json().catch(() => ({}))) as { code?: string; title?: string; detail?: string; fix?: string };
      return { kind: 'refused', status: response.status, told: { code, title, detail, fix } };
    }
    const name = fileNameIn(response.headers.get('content-disposition') ?? '');
    return { kind: 'answered', at: new Date(response.headers.get('date') ?? Date.now()).toISOString(), value: { blob: await response.blob(), name } };
  } catch {
    // No network, or it broke off half-way.
    return { kind: 'unreachable' };
  }
}

/** The name that the house gave the file. */
export const fileNameIn = (disposition: string): string => /filename="([\w.-]+)"/.exec(disposition)?.[1] ?? 'berkas.pdf';

/** True where the phone can hand such a file to another app. */
export const canShare = ({ blob, name }: HouseFile): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [new File([blob], name, { type: blob.type })] });

export const shareFile = ({ blob, name }: HouseFile): Promise<void> => navigator.share({ files: [new File([blob], name, { type: blob.type })] });

/** Puts the file among the phone's downloads. */
export function saveFile({ blob, name }: HouseFile): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the file up after the click has returned.
  setTimeout(() => { URL.revokeObjectURL(url); }, KEPT_MILLISECONDS);
}
const KEPT_MILLISECONDS = 60_000;
