import type { Config } from '../../kernel/config.ts';
import type { Db } from '../../kernel/db/schema.ts';
import type { Job } from '../../kernel/jobs.ts';
import { sweepLimits } from '../../kernel/limits/limits.ts';
import type { Log } from '../../kernel/log.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import { sweepRefusedWrites } from '../../kernel/refused-writes.ts';
import { sweepSteps } from '../../modules/people/index.ts';
import { listEvents } from '../../modules/elections/index.ts';
import { endOverdueRoles, retentionNight } from '../../modules/people/index.ts';
import { recount } from '../../modules/recapitulation/index.ts';
import { sweepUploads } from '../../modules/sheets/index.ts';

/** Work by the clock: every hour all running totals are held against a full recount, a difference raises its voice, and spent rate limits go. */
export const houseJobs = (db: Db, log: Log, metrics: Metrics, { RETENTION }: Pick<Config, 'RETENTION'>): Job[] => [
  {
    name: 'check_totals',
    cron: '17 * * * *',
    async run() {
      for (const event of await listEvents(db)) {
        for (const contest of event.contests) for (const channel of contest.channels) {
          const report = await recount(db, contest.id, channel);
          metrics.recountDifferences.set({ contest: contest.slug, channel }, report.differences.length);
          if (report.differences.length > 0) log.error({ contest: contest.slug, channel, differences: report.differences.slice(0, 20) }, 'running totals differ from the recount');
        }
      }
    },
  },
  {
    name: 'end_overdue_roles',
    cron: '*/10 * * * *',
    run: async () => {
      const ended = await endOverdueRoles(db);
      if (ended.people + ended.devices > 0) log.info(ended, 'terms are over: sign-ins and phones ended');
    },
  },
  { name: 'sweep_steps', cron: '29 * * * *', run: async () => { await sweepSteps(db); } },
  // 02.07 WIB, when nobody works on people. What is deleted does not come back, so somebody has to have said yes to the periods.
  ...(RETENTION === 'yes' ? [{ name: 'retention', cron: '7 19 * * *', run: async () => { await retentionNight(db); } }] : []),
  // 02.41 WIB.
  {
    name: 'sweep_uploads', cron: '41 19 * * *',
    run: async () => {
      const swept = await sweepUploads(db);
      if (swept.uploads + swept.files > 0) log.info(swept, 'photos that nobody finished sending were removed');
    },
  },
  { name: 'sweep_limits', cron: '23 * * * *', run: async () => { await sweepLimits(db); } },
  { name: 'sweep_refused_writes', cron: '47 19 * * *', run: async () => { await sweepRefusedWrites(db); } },
];
