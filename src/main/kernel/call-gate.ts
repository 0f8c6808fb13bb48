/**
 * Lets calls through, and holds them back while something is done that no call may meet: those that are under way come to
 * their end first, and those that come meanwhile begin after it.
 */
export function createCallGate() {
  const underWay = new Set<Promise<unknown>>();
  let shut: Promise<void> | null = null;
  const pass = async (): Promise<void> => {
    for (let now = shut; now !== null; now = shut) await now;
  };
  return {
    async through<T>(call: () => Promise<T>): Promise<T> {
      if (shut !== null) await pass();
      const running = call();
      const settled = running.then(
        () => undefined,
        () => undefined,
      );
      underWay.add(settled);
      try {
        return await running;
      } finally {
        underWay.delete(settled);
      }
    },
    /** One after the other. Rejects with what `work` throws. */
    async shutFor(work: () => Promise<void>): Promise<void> {
      if (shut !== null) await pass();
      const { promise, resolve } = Promise.withResolvers<void>();
      shut = promise;
      try {
        await Promise.all(underWay);
        await work();
      } finally {
        shut = null;
        resolve();
      }
    },
  };
}
