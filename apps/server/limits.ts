import type { Server, ServerOptions } from 'node:http';

/** How long and how much a caller may keep the server waiting (milliseconds, bytes, counts). */
export type Limits = {
  readonly headersTimeout: number; readonly requestTimeout: number; readonly keepAliveTimeout: number;
  readonly maxHeaderSize: number; readonly maxHeadersCount: number; readonly connectionsCheckingInterval: number;
};

/** 8 MiB at one megabit per second take 68 seconds; headers fit in one packet or two. */
export const LIMITS: Limits = {
  headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 10_000,
  maxHeaderSize: 16 * 1024, maxHeadersCount: 100, connectionsCheckingInterval: 5_000,
};

/** What Node wants to know when the server is made. */
export const serverOptions = ({ maxHeadersCount: _later, ...options }: Limits = LIMITS): ServerOptions => options;

/** What Node wants to know afterwards. A caller with too many headers or too slow a hand is answered 431 or 408 and let go. */
export function limitServer(server: Server, { maxHeadersCount }: Limits = LIMITS): void {
  server.maxHeadersCount = maxHeadersCount;
}
