import { totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Machine } from '../ports.ts';

/** How often the delay is measured: seldom enough that an idle program stays idle. */
const resolutionMs = 50;
const nsPerMs = 1e6;

/** This process, and the machine that it runs on. Measures the event loop from now on. */
export function localMachine(): Machine {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  /** What is measured is the time from one tick to the next; the delay is what that has over the time asked for. */
  const late = (ns: number): number =>
    Number.isFinite(ns) ? Math.max(0, Math.round(ns / nsPerMs - resolutionMs)) : 0;
  return {
    memory: () => {
      const { rss, heapUsed } = process.memoryUsage();
      return {
        residentBytes: rss,
        heapBytes: heapUsed,
        availableBytes: process.availableMemory(),
        totalBytes: totalmem(),
      };
    },
    uptimeMs: () => process.uptime() * 1000,
    takeEventLoopDelay: () => {
      const [p50Ms, p99Ms, maxMs] = [delay.percentile(50), delay.percentile(99), delay.max].map(late);
      delay.reset();
      return { p50Ms: p50Ms ?? 0, p99Ms: p99Ms ?? 0, maxMs: maxMs ?? 0 };
    },
    stop: () => delay.disable(),
  };
}
