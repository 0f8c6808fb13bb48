type Batch = { readonly id: string; files: number; bytes: number };

/**
 * Uploads that were announced, one for each person: several files count once towards the limit on uploads. They are
 * kept in memory only: after a restart the rest is announced again.
 */
export function createUploadBatches() {
  const batches = new Map<string, Batch>();
  return {
    open: (accountId: string, batch: Readonly<Batch>): void => void batches.set(accountId, { ...batch }),
    /** Takes one file of that size out of the batch; `false` where the person has no such batch or it holds no more. */
    take(accountId: string, batchId: string, bytes: number): boolean {
      const batch = batches.get(accountId);
      if (batch?.id !== batchId || batch.files < 1 || batch.bytes < bytes) return false;
      batch.files -= 1;
      batch.bytes -= bytes;
      return true;
    },
  };
}
