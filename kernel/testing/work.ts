type Used = { readonly user: number; readonly system: number };
const milliseconds = ({ user, system }: Used): number => (user + system) / 1000;

/** How often it is looked at how much was done in one go, in milliseconds. */
const BEAT_MILLISECONDS = 5;

export type Work<T> = {
  readonly value: T;
  /** Milliseconds that all threads of this process worked. */
  readonly worked: number;
  /** The most milliseconds that this thread worked in one go, while nobody else was served. */
  readonly longest: number;
};

/** Does something and tells how much work it was, by the clocks of the processor: how long it waited for a machine that is busy with something else does not count. */
export async function workOf<T>(deed: () => Promise<T>): Promise<Work<T>> {
  const began = milliseconds(process.cpuUsage());
  let [last, longest] = [milliseconds(process.threadCpuUsage()), 0];
  const look = (): void => {
    const now = milliseconds(process.threadCpuUsage());
    [longest, last] = [Math.max(longest, now - last), now];
  };
  const beat = setInterval(look, BEAT_MILLISECONDS);
  try {
    const value = await deed();
    look();
    return { value, worked: milliseconds(process.cpuUsage()) - began, longest };
  } finally {
    clearInterval(beat);
  }
}
