import { AggregatorRegistry, type Registry } from 'prom-client';
import type { Log } from '../../../kernel/log.ts';
import type { DoorSetup } from './door-setup.ts';
import { keepDoor, type KeptDoor } from './keep-door.ts';

/** The doors beside the first one. */
export type MoreDoors = {
  /** How many are open at this moment. */
  readonly open: number;
  /** What all doors measured, added up, as Prometheus text. */
  metricsText(): Promise<string>;
  readonly doors: readonly KeptDoor[];
  close(patience: number): Promise<void>;
};

/**
 * Opens a door in a thread of its own for each setup. The house does not wait for them: until they stand, the first door
 * serves everybody. `own`: what the first door measured.
 */
export function openMoreDoors(setups: readonly DoorSetup[], { log, own }: { readonly log: Log; readonly own: Registry }): MoreDoors {
  const metricsText = async (): Promise<string> => {
    const measured: object[] = await Promise.all([own.getMetricsAsJSON(), ...doors.map((door) => door.measure())]);
    return AggregatorRegistry.aggregate(measured).metrics();
  };
  const doors = setups.map((setup) => keepDoor(setup, log, metricsText));
  return {
    get open() { return doors.filter((door) => door.isOpen).length; },
    metricsText, doors,
    close: async (patience) => { await Promise.all(doors.map((door) => door.close(patience))); },
  };
}
