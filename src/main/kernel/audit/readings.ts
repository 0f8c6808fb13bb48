/** Long readings of the audit: while one is under way, no row of it is removed. */
export function createReadings() {
  let underWay = 0;
  return {
    /** Reads; what it throws comes out as it is. */
    async during<T>(read: () => Promise<T>): Promise<T> {
      underWay += 1;
      try {
        return await read();
      } finally {
        underWay -= 1;
      }
    },
    isUnderWay: (): boolean => underWay > 0,
  };
}
export type Readings = ReturnType<typeof createReadings>;
