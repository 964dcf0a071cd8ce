import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { above } from './act-above.ts';
import { kecamatan } from './act-hall.ts';
import { readings } from './act-reading.ts';
import { stations } from './act-stations.ts';
import { witnesses } from './act-witnesses.ts';
import { openNight, screensOf, type Night } from './night.ts';

// One night, act after act; each goes on where the one before ended. Acts look things up when they are played, not when they are listed.
const night = {} as Night;
beforeAll(async () => { Object.assign(night, await openNight()); });
afterAll(() => night.close());

/** What follows a failed act would fail as well, and bury what went wrong under its own complaints. */
let brokeAt: string | null = null;
beforeEach(({ skip }) => { if (brokeAt !== null) skip(`the night broke off at "${brokeAt}"`); });
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  brokeAt = task.name;
  console.error(`The night broke off at "${task.name}".\n${await screensOf(night.phones)}`);
});

stations(night);
witnesses(night);
readings(night);
kecamatan(night);
above(night);
