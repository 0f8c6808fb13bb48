import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { readSmallFile } from '#main/platform/db/read-small-file.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import { exit, type ExitCode } from '../exit-codes.ts';

const ownBeginning = '# HELP drillroom_';
/** Ours has a few; nobody reads more to see how it begins. */
const mostBytes = 2 ** 20;

/** Why nothing was written where `--prometheus` points. */
export class PrometheusRefused extends Error {
  override readonly name = 'PrometheusRefused';
  readonly why: 'prometheus_not_ours' | 'prometheus_not_written';
  readonly code: ExitCode;
  constructor(why: PrometheusRefused['why'], code: ExitCode, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
    this.code = code;
  }
}

const notWritten = (error: unknown): unknown => {
  const fault = storeFaultIn(error);
  const code = fault?.kind === 'disk_full' ? exit.diskFull : exit.unhealthy;
  const isOfFile = fault !== null || (error instanceof Error && 'code' in error);
  return isOfFile ? new PrometheusRefused('prometheus_not_written', code, { cause: error }) : error;
};

const isFreeOrOurs = (file: string): boolean => {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return true;
  return found.isFile() && (readSmallFile(file, mostBytes) ?? ownBeginning).startsWith(ownBeginning);
};

/**
 * Where a text for Prometheus goes, again and again: in the place of nothing, or of an earlier one, never of another file.
 * Throws PrometheusRefused.
 */
export function prometheusFile(given: string) {
  const file = resolve(given);
  const look = (): void => {
    let isFine: boolean;
    try {
      isFine = isFreeOrOurs(file);
    } catch (error) {
      throw notWritten(error);
    }
    if (!isFine) throw new PrometheusRefused('prometheus_not_ours', exit.usage);
  };
  look();
  return {
    /** Whole, or not at all. Rejects with PrometheusRefused. */
    write: async (text: string): Promise<void> => {
      look();
      try {
        // A node exporter runs as another user; the text tells nothing of anybody.
        await atomicWrite(file, text, 0o644);
      } catch (error) {
        throw notWritten(error);
      }
    },
  };
}
