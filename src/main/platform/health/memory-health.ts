import type { Figures, FindingOf } from '#contract/health.ts';
import type { Machine } from '../ports.ts';

const MB = 2 ** 20;

/** Below it the PC begins to swap, and everything on it becomes slow. */
const lowBytes = 256 * MB;
/** Several times what Drillroom needs: something grows that should not. */
const largeBytes = 1536 * MB;

/** Memory of this process and of the PC. */
export function memoryHealth(machine: Pick<Machine, 'memory' | 'uptimeMs'>): {
  readonly finding: FindingOf<'memory'>;
  readonly figures: Figures;
} {
  const { residentBytes, heapBytes, availableBytes, totalBytes } = machine.memory();
  return {
    finding: availableBytes < lowBytes ? 'low' : residentBytes > largeBytes ? 'large' : 'enough',
    figures: {
      residentBytes,
      heapBytes,
      availableBytes,
      totalBytes,
      uptimeMs: Math.round(machine.uptimeMs()),
    },
  };
}
