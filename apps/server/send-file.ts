import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

export type BuiltFile = { readonly content: Uint8Array<ArrayBuffer>; readonly type: string };

/** Text shrinks to a third; pictures and fonts are packed already. */
const PACKABLE = /^(?:text\/|application\/(?:json|manifest\+json)|image\/svg\+xml)/;
/** Less than one packet of a network gets no faster. */
const LEAST_BYTES = 1000;

const pack = promisify(gzip);
const packed = new WeakMap<BuiltFile, Promise<Uint8Array<ArrayBuffer>>>();

/** Sends a file of a built app, packed for those who can unpack it: each file is packed once, when the first of them asks for it. */
export async function sendFile(context: Context, file: BuiltFile, keep: string): Promise<Response> {
  const headers = { 'content-type': file.type, 'cache-control': keep };
  if (!PACKABLE.test(file.type) || file.content.length < LEAST_BYTES) return context.body(file.content, 200, headers);
  // Whoever keeps answers for others on the way keeps both.
  const both = { ...headers, vary: 'accept-encoding' };
  if (!takesGzip(context.req.header('accept-encoding') ?? '')) return context.body(file.content, 200, both);
  return context.body(await packedOf(file), 200, { ...both, 'content-encoding': 'gzip' });
}

function packedOf(file: BuiltFile): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = packed.get(file);
  if (!bytes) packed.set(file, (bytes = pack(file.content, { level: constants.Z_BEST_COMPRESSION }).then((whole) => new Uint8Array(whole))));
  return bytes;
}

/** RFC 9110, 12.5.3: named, or meant by `*`, and not with the weight 0. */
function takesGzip(accepted: string): boolean {
  const weights = new Map(accepted.toLowerCase().split(',').map((one) => {
    const [name = '', ...rest] = one.split(';').map((part) => part.trim());
    const weight = rest.find((part) => part.startsWith('q='));
    return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
  }));
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
