import { ownDoor } from './doors/memory.ts';

/**
 * Gathers single items that arrive while the work before them is still being done, and hands them on together:
 * under load many share one transaction, alone each goes at once, and nobody is made to wait on purpose.
 */
export type Coalescer<T, R> = (item: T) => Promise<R>;

export type CoalesceOptions<T> = {
  /** Most items handed on together. */
  readonly most: number;
  /** Groups being worked on at the same time in the whole house; each door has its share, and one at least. */
  readonly lanes: number;
  /** Two items that share one of these go in different groups, in the order they came. */
  identities(item: T): readonly string[];
};

type Waiting<T, R> = { readonly item: T; resolve(result: R): void; reject(error: unknown): void };

/** `work` answers for each item in order; if it throws, every item of the group is tried alone. */
export function coalesce<T, R>(work: (items: readonly T[]) => Promise<readonly R[]>, options: CoalesceOptions<T>): Coalescer<T, R> {
  let queue: Waiting<T, R>[] = [];
  const busy = new Set<string>();
  let lanes = 0;
  let isScheduled = false;

  const next = (most: number): Waiting<T, R>[] => {
    const group: Waiting<T, R>[] = [];
    const rest: Waiting<T, R>[] = [];
    const passed = new Set<string>();
    for (const one of queue) {
      const identities = options.identities(one.item);
      const isFree = group.length < most && !identities.some((identity) => busy.has(identity) || passed.has(identity));
      for (const identity of identities) (isFree ? busy : passed).add(identity);
      (isFree ? group : rest).push(one);
    }
    queue = rest;
    return group;
  };

  const start = (): void => {
    isScheduled = false;
    // Doors share the lanes as they share the connections: otherwise many doors would make many small groups.
    const most = Math.max(1, Math.round(options.lanes / ownDoor().doors));
    while (lanes < most && queue.length > 0) {
      // Shared out over the free lanes, so that one group is prepared while the database works on another.
      const group = next(Math.min(options.most, Math.ceil(queue.length / (most - lanes))));
      if (group.length === 0) return;
      lanes += 1;
      void settle(work, group, () => {
        lanes -= 1;
        for (const one of group) for (const identity of options.identities(one.item)) busy.delete(identity);
        // Who waits goes before the answers are told: the database works while they are written.
        if (queue.length > 0) start();
        else schedule();
      });
    }
  };

  // Everything that arrives in the same turn of the event loop goes together, also what the answers of a group call forth.
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(start);
  };

  return (item) => new Promise<R>((resolve, reject) => {
    queue.push({ item, resolve, reject });
    schedule();
  });
}

/** Does the work of a group, says that it is `done`, and only then tells each its answer. */
async function settle<T, R>(work: (items: readonly T[]) => Promise<readonly R[]>, group: readonly Waiting<T, R>[], done: () => void): Promise<void> {
  const told = await outcomes(work, group);
  done();
  for (const tell of told) tell();
}

async function outcomes<T, R>(work: (items: readonly T[]) => Promise<readonly R[]>, group: readonly Waiting<T, R>[]): Promise<(() => void)[]> {
  try {
    const results = await work(group.map((one) => one.item));
    return group.map((one, at) => () => { one.resolve(results[at] as R); });
  } catch (error) {
    const [only] = group;
    if (group.length === 1 && only) return [() => { only.reject(error); }];
    const told: (() => void)[] = [];
    for (const one of group) told.push(...(await outcomes(work, [one])));
    return told;
  }
}
