/** One version of a node, as a change needs it. */
export type NodeVersion = {
  readonly id: number; readonly path: string; readonly name: string; readonly aliases: readonly string[];
  readonly validFrom: string | null; readonly validTo: string | null;
};

/** A version to be written; its code, level and parent follow from the path. */
export type NewVersion = { readonly path: string; readonly name: string; readonly aliases: readonly string[]; readonly validFrom: string | null };
