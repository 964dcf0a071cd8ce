import { afterAll, beforeAll } from 'vitest';
import { above } from './act-above.ts';
import { kecamatan } from './act-hall.ts';
import { readings } from './act-reading.ts';
import { stations } from './act-stations.ts';
import { witnesses } from './act-witnesses.ts';
import { openNight, type Night } from './night.ts';

// One night, act after act; each goes on where the one before ended. Acts look things up when they are played, not when they are listed.
const night = {} as Night;
beforeAll(async () => { Object.assign(night, await openNight()); });
afterAll(() => night.close());

stations(night);
witnesses(night);
readings(night);
kecamatan(night);
above(night);
