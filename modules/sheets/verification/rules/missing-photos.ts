/** A photo that an entry named, by its content. */
export type NamedPhoto = { readonly page: number; readonly sha256: string };

/**
 * Photos that an entry names and that never arrived for its sheet. An entry is taken whether they come or not: a phone may
 * be lost after the words went out.
 * @param named `page:sha256` each, as they lie in the entry
 * @param arrived SHA-256 of every picture that came for the sheet, whatever became of it
 */
export const missingPhotos = (named: readonly string[], arrived: ReadonlySet<string>): NamedPhoto[] => namedPhotos(named).filter(({ sha256 }) => !arrived.has(sha256));

/** The photos that an entry names. */
export const namedPhotos = (named: readonly string[]): NamedPhoto[] => named.map((text) => ({ page: Number(text.slice(0, text.indexOf(':'))), sha256: text.slice(text.indexOf(':') + 1) }));
