/**
 * Why a worker gave no answer.
 * - `failed`: its work threw; the thread lives on
 * - `crashed`: the thread ended, or could not start
 * - `memory`: it asked for more memory than it may have
 * - `deadline`: it took too long and was ended
 * - `cancelled`: the caller's signal was aborted
 * - `busy`: too many calls are waiting
 * - `closed`: the pool was closed
 */
export type WorkerFault = 'failed' | 'crashed' | 'memory' | 'deadline' | 'cancelled' | 'busy' | 'closed';

export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  readonly fault: WorkerFault;
  readonly worker: string;
  constructor(worker: string, fault: WorkerFault, cause?: unknown) {
    super(`The worker "${worker}" gave no answer: ${fault}.`, cause === undefined ? undefined : { cause });
    this.worker = worker;
    this.fault = fault;
  }
}
