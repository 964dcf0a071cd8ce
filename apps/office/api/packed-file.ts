/** The server takes 8 MiB of text; base64 makes four letters of three bytes. */
export const MOST_BYTES = 5_900_000;
const CHUNK = 0x8000;

export type PackedFile = { readonly name: string; readonly file: string };

/** A chosen file as the API takes it. */
export async function packed(file: File): Promise<PackedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return { name: file.name, file: btoa(text) };
}
