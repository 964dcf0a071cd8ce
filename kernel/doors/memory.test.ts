import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { heavyTurns } from './heavy-work.ts';
import { emptyDoor, givePlace, newDoorMemory, ownDoor, takePlace, takeRequest } from './memory.ts';

const SECOND = 1_000_000_000n;

describe('what the doors of a house count together', () => {
  it('gives a caller a minute\'s worth of requests, whichever doors they go through', async () => {
    const memory = newDoorMemory();
    // Four threads ask at the same time for one caller, who may have 600 in all; time stands still.
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.module).then(({ takeRequest }) => {
        let taken = 0;
        for (let i = 0; i < 400; i++) if (takeRequest(workerData.memory, 'a', 100_000_000n, 7n) === 0) taken++;
        parentPort.postMessage(taken);
      });`;
    const doors = Array.from({ length: 4 }, () => new Worker(code, { eval: true, workerData: { memory, module: new URL('./memory.ts', import.meta.url).href } }));
    const taken = await Promise.all(doors.map(async (door) => ((await once(door, 'message')) as [number])[0]));
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(600);
    expect(takeRequest(memory, 'a', SECOND / 10n, 7n)).toBe(1);
    expect(takeRequest(memory, 'b', SECOND / 10n, 7n)).toBe(0);
    expect(takeRequest(memory, 'a', SECOND / 10n, 7n + SECOND)).toBe(0);
  });

  it('lets only so much heavy work happen, and forgets that of a door that fell down', () => {
    const memory = newDoorMemory();
    expect([takePlace(memory, 0, 'papers', 2), takePlace(memory, 1, 'papers', 2), takePlace(memory, 2, 'papers', 2)]).toEqual([true, true, false]);
    expect(takePlace(memory, 2, 'pictures', 2)).toBe(true);
    givePlace(memory, 0, 'papers');
    expect(takePlace(memory, 2, 'papers', 2)).toBe(true);
    emptyDoor(memory, 1);
    expect([takePlace(memory, 0, 'papers', 2), takePlace(memory, 0, 'papers', 2)]).toEqual([true, false]);
  });

  it('makes this door wait while another does the work, but not forever', async () => {
    const { memory, door } = ownDoor();
    const turns = heavyTurns('tables', { atOnce: 1, waiting: 2, patience: 200 });
    expect(takePlace(memory, door + 1, 'tables', 1)).toBe(true);
    expect(await turns.take()).toBeNull();
    const waiting = turns.take();
    givePlace(memory, door + 1, 'tables');
    const end = await waiting;
    expect(end).not.toBeNull();
    end?.();
    end?.();
    expect(takePlace(memory, door + 1, 'tables', 1)).toBe(true);
    givePlace(memory, door + 1, 'tables');
    expect(turns.running).toBe(0);
  });
});
