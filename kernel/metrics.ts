import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type PoolCounts = { totalCount: number; idleCount: number; waitingCount: number };

/** What Prometheus reads at /metrics: the process itself (told by one of its threads), requests by route, and what the rooms add. */
export function createMetrics(pool: PoolCounts, { ofProcess = true }: { readonly ofProcess?: boolean } = {}) {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'erekap_database_connections', help: 'Connections to PostgreSQL by state', labelNames: ['state'], registers: [registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: 'erekap_http_request_seconds', help: 'Time to answer, by route and status', labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3], registers: [registry],
    }),
    recountDifferences: new Gauge({
      name: 'erekap_recount_differences', help: 'Measures in which the last full recount and the running totals disagree; must be 0', labelNames: ['contest', 'channel'], registers: [registry],
    }),
    failures: new Counter({ name: 'erekap_unexpected_failures_total', help: 'Answers with status 500', registers: [registry] }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
