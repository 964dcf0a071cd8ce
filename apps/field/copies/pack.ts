import { MOST_PAGES } from '../../../modules/forms/index.ts';
import type { SheetCopy, SlimBallot } from './copy.ts';

/** Bytes that a copy may have unpacked; the largest sheet has about 6,000. */
const MOST_BYTES = 64 * 1024;

/** A copy as bytes for the frames: JSON, deflated without a head. */
export async function packCopy(copy: SheetCopy): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([JSON.stringify(copy)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The copy, or null where the bytes are none: whoever shows a code may have drawn anything. */
export async function unpackCopy(bytes: Uint8Array<ArrayBuffer>): Promise<SheetCopy | null> {
  const text = await inflated(bytes).catch(() => null);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isCopy(value) ? value : null;
  } catch {
    return null;
  }
}

/** Stops as soon as it becomes too large: a few bytes may unpack to a million. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most = 200): value is string => typeof value === 'string' && value.length <= most;
const isCount = (value: unknown, most: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

export function isCopy(value: unknown): value is SheetCopy {
  if (!isLoose(value) || value['v'] !== 1 || !isText(value['text'], MOST_BYTES) || !isLoose(value['contest'])) return false;
  const { contest } = value as { contest: Loose };
  return ['device', 'time', 'key', 'signature', 'by', 'place'].every((name) => isText(value[name]))
    && (value['publicKey'] === null || isText(value['publicKey'])) && (value['log'] === undefined || isText(value['log'], 4000))
    && ['name', 'type', 'variant'].every((name) => isText(contest[name])) && isBallot(contest['ballot']) && isEntry(value['text']);
}

function isBallot(value: unknown): value is SlimBallot {
  if (!isLoose(value) || !Array.isArray(value['rows']) || value['rows'].length > 200) return false;
  const rows: readonly unknown[] = value['rows'];
  const isNamed = (row: unknown): row is readonly unknown[] => Array.isArray(row) && isCount(row[0], 999) && isText(row[1]);
  if (value['kind'] !== 'parties') return (value['kind'] === 'pairs' || value['kind'] === 'candidates') && rows.every(isNamed);
  return rows.every((row) => isNamed(row) && (isCount(row[2], 99) || (Array.isArray(row[2]) && row[2].length <= 99 && row[2].every((one) => isCount(one, 999)))));
}

/** The text is that of an entry: the parts that are shown and compared. */
function isEntry(text: string): boolean {
  const value: unknown = JSON.parse(text);
  if (!isLoose(value) || !isLoose(value['figures']) || !isLoose(value['reasons']) || !Array.isArray(value['photos'])) return false;
  return isCount(value['contest'], 2_147_483_647) && isText(value['village']) && isCount(value['station'], 9999) && isText(value['saidAt'])
    && Object.values(value['figures']).every((one) => one === null || isCount(one, 99_999_999)) && Object.values(value['reasons']).every((one) => isText(one, 400))
    && value['photos'].every((one) => isLoose(one) && isCount(one['page'], MOST_PAGES) && isText(one['sha256'], 64));
}
