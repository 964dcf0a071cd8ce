declare module '../db/schema.ts' {
  interface Schema {
    rate_limit: { bucket: Buffer; full_at: Date };
  }
}

export {};
