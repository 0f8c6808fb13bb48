type Announced = { readonly id: string; readonly files: number; readonly bytes: number };
type Batch = { readonly announced: Announced; files: number; bytes: number };

/**
 * Uploads that were announced, one for each person: several files count once towards the limit on uploads. They are
 * kept in memory only: after a restart the rest is announced again.
 */
export function createUploadBatches() {
  const batches = new Map<string, Batch>();
  return {
    /** Puts this batch in the place of the one that the person had. */
    open: (accountId: string, announced: Announced): void =>
      void batches.set(accountId, { announced, files: announced.files, bytes: announced.bytes }),

    /** The person has a batch of which nothing was used. */
    isUntouched(accountId: string): boolean {
      const batch = batches.get(accountId);
      return batch !== undefined && batch.files === batch.announced.files;
    },

    /**
     * Takes one file of that size out of the batch; `null` where the person has no such batch or it holds no more. A file
     * that is refused gives its place back.
     */
    take(accountId: string, batchId: string, bytes: number): { giveBack: () => void } | null {
      const batch = batches.get(accountId);
      if (batch?.announced.id !== batchId || batch.files < 1 || batch.bytes < bytes) return null;
      batch.files -= 1;
      batch.bytes -= bytes;
      const giveBack = (): void => {
        batch.files += 1;
        batch.bytes += bytes;
      };
      return { giveBack };
    },
  };
}
